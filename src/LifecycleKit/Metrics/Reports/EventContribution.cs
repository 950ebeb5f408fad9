using LifecycleKit.Customers;

namespace LifecycleKit.Metrics;

/// <summary>What one event adds to a figure.</summary>
internal delegate T EventContribution<T>(in CustomerEvent customerEvent, ReportWindow window);
