using LifecycleKit.Clv;
using LifecycleKit.Customers;
using LifecycleKit.Rfm;
using LifecycleKit.Segments;
using LifecycleKit.Stages;

namespace LifecycleKit.Cli;

/// <summary>What a report is about.</summary>
internal sealed record ReportOptions
{
    /// <summary>The first day of the report's period; null for the day of the first row.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The day after the last day of the report's period; null for as-of.</summary>
    public DateOnly? To { get; init; }

    /// <summary>By what customers are grouped into cohorts.</summary>
    public CalendarUnit CohortUnit { get; init; } = CalendarUnit.Month;

    public required LifecycleDefinition Lifecycle { get; init; }

    public SegmentMap Segments { get; init; } = SegmentMaps.Classic11;

    /// <summary>Among which customers frequency and monetary are cut.</summary>
    public RfmPopulation RfmPopulation { get; init; } = RfmPopulation.RepeatCustomers;

    /// <summary>The purchase model.</summary>
    public PurchaseModelKind Model { get; init; }

    /// <summary>The margin of a purchase, above 0; 1 is revenue.</summary>
    public double Margin { get; init; } = 1;

    public required TimeZoneInfo TimeZone { get; init; }
}
