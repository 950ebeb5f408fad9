using LifecycleKit.Customers;

namespace LifecycleKit.Metrics;

/// <summary>Returns the contribution of one event to a figure.</summary>
internal delegate T EventContribution<T>(in CustomerEvent customerEvent, ReportWindow window);
