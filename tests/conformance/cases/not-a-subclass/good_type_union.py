"""A class of one of two kinds."""


class Cat:
    pass


class Dog:
    pass


API = type[Cat] | type[Dog]


class Plugin(Dog):
    pass


plugin = Plugin
