"""A Mock may be anything."""


class API:
    pass


plugin = ""
