"""The bridge to OpenTelemetry, with its real SDK."""

from __future__ import annotations

from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import StatusCode

from longshore import ExtensionManager, Rules
from longshore.integrations.opentelemetry import TracingObserver
from tests.support import GREETER, NAMESPACE, Greeter, Site


def test_a_span_for_each_plugin(site: Site) -> None:
    """Accepted, refused, failed."""
    site.plugin("good", f"import time; time.sleep(0.05)\n{GREETER}\nplugin = greeter")
    site.plugin("sick", "raise ValueError('bad day')")
    site.plugin("off", "raise SystemExit")
    exporter = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    observer = TracingObserver(provider.get_tracer("test"))
    ExtensionManager[Greeter](NAMESPACE, policy=Rules.from_text("off *:off"), observer=observer)
    spans = {str((each.attributes or {})["plugin.name"]): each for each in exporter.get_finished_spans()}
    assert {name: (each.attributes or {})["plugin.status"] for name, each in spans.items()} == {
        "good": "loaded", "sick": "import-failed", "off": "refused",
    }  # fmt: skip
    assert dict(spans["good"].attributes or {}) == {
        "plugin.namespace": NAMESPACE,
        "plugin.name": "good",
        "plugin.target": "module_of_good:plugin",
        "plugin.distribution": "good-plugin 1.0",
        "plugin.status": "loaded",
    }
    assert (spans["good"].end_time or 0) - (spans["good"].start_time or 0) >= 50_000_000
    assert spans["good"].status.status_code is StatusCode.UNSET
    assert "its import raised ValueError: bad day" in (spans["sick"].status.description or "")
    assert spans["off"].status.status_code is StatusCode.ERROR


def test_the_tracer_of_the_process(site: Site) -> None:
    """Without a provider, spans go nowhere and nothing fails."""
    site.plugin("good", f"{GREETER}\nplugin = greeter")
    assert ExtensionManager[Greeter](NAMESPACE, observer=TracingObserver()).names() == ["good"]
