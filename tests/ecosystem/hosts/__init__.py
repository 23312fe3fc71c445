"""One module per host: its APIs as the author of an application would declare them, and the cases made of them."""
