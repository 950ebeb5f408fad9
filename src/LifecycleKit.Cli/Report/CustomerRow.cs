using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Rfm;
using LifecycleKit.Segments;
using LifecycleKit.Stages;

namespace LifecycleKit.Cli;

/// <summary>The results for one customer.</summary>
internal sealed record CustomerRow(
    string CustomerId,
    OrderSummary Orders,
    int? RecencyDays,
    RfmScore Score,
    Segment? RfmSegment,
    Segment? Segment,
    LifecycleState State,
    StagePath Path,
    CustomerForecast? Forecast);
