using System.Numerics;
using LifecycleKit.Customers;

namespace LifecycleKit.Metrics;

/// <summary>A line of the report: how events and customers add to it.</summary>
internal abstract class ReportFigure(string name, string variant, CustomerEventKind kind)
{
    public string Name { get; } = name;

    public string Variant { get; } = variant;

    /// <summary>The kind of event that adds to it; none when only customers do.</summary>
    public CustomerEventKind Kind { get; } = kind;

    /// <summary>The kind of event without which the figure tells nothing; none when orders are enough, or when it is then undefined anyway.</summary>
    public CustomerEventKind Needs { get; private set; }

    /// <summary>This figure, which tells nothing where no event of a kind was ever recorded.</summary>
    public ReportFigure Needing(CustomerEventKind kind)
    {
        Needs = kind;
        return this;
    }

    /// <summary>An empty sum for one of the report's periods.</summary>
    public abstract FigureSum Start(ReportWindow window);
}

/// <summary>A line whose parts are added up as values of a type.</summary>
/// <param name="name">The metric's name.</param>
/// <param name="variant">Its variant.</param>
/// <param name="value">What the sum comes to.</param>
/// <param name="ofCustomer">What a customer adds; null when only events do.</param>
/// <param name="kind">The kind of event that adds to it; none when only customers do.</param>
/// <param name="ofEvent">What such an event, placed in the period, adds.</param>
internal sealed class ReportFigure<T>(
    string name, string variant, Func<T, MetricValue> value, Func<ReportCustomer, ReportWindow, T>? ofCustomer,
    CustomerEventKind kind = CustomerEventKind.None, EventContribution<T>? ofEvent = null)
    : ReportFigure(name, variant, kind)
    where T : struct, IAdditionOperators<T, T, T>
{
    public override FigureSum Start(ReportWindow window) => new FigureSum<T>(window, value, ofCustomer, ofEvent);
}
