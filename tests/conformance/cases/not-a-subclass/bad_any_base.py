"""A class that inherits from Any may be anything."""


class API:
    pass


class Plugin:
    pass


plugin = Plugin()
