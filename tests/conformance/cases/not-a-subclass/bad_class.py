"""An object of a class that is not related."""


class API:
    pass


class Plugin:
    pass


plugin = Plugin()
