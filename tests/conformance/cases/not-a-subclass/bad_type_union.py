"""A class of one of two kinds."""


class Cat:
    pass


class Dog:
    pass


API = type[Cat] | type[Dog]


class Plugin:
    pass


plugin = Plugin
