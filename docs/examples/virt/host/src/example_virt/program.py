"""Starts an instance with the driver that the configuration names."""

import argparse
from configparser import ConfigParser
from pathlib import Path

from example_virt.api import ComputeDriver, compute_drivers
from longshore import DriverManager, ImportReferences, LongshoreError


def load_compute_driver(path: str) -> ComputeDriver:
    """The one driver of this service: ``module.Class`` of the host's own package, or of another one.

    A driver is code that the operator names, so no entry point is needed; what it names is checked all the same.
    """
    module, _, name = path.rpartition(".")
    reference = f"{module if '.' in module else f'example_virt.{module}'}:{name}"
    source = ImportReferences({path: reference})
    return DriverManager(compute_drivers.invoked(read_only=False), path, source=source).driver


def main() -> int:
    """Run the program."""
    parser = argparse.ArgumentParser("example-virt")
    parser.add_argument("configuration", type=Path)
    configuration = ConfigParser()
    configuration.read_string(parser.parse_args().configuration.read_text(encoding="utf-8"))
    try:
        driver = load_compute_driver(configuration["DEFAULT"]["compute_driver"])
    except LongshoreError as error:
        print(error)
        return 1
    driver.spawn("web-1", memory=512)
    print(f"{type(driver).__name__} runs {', '.join(driver.list_instances())}")
    return 0
