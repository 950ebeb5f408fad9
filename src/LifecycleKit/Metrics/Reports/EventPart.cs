using LifecycleKit.Customers;

namespace LifecycleKit.Metrics;

/// <summary>What one event adds to a figure.</summary>
internal delegate T EventPart<T>(in CustomerEvent e, ReportWindow window);
