"""None where an object is wanted."""


class API:
    pass


plugin = None
