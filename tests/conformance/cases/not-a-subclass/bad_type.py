"""A class that is not related, where a class is wanted."""


class Base:
    pass


API = type[Base]


class Plugin:
    pass


plugin = Plugin
