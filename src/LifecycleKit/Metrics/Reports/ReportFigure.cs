using System.Numerics;
using LifecycleKit.Customers;

namespace LifecycleKit.Metrics;

/// <summary>A line of the report, with the contributions of events and customers.</summary>
internal abstract class ReportFigure(string name, string variant, CustomerEventKind kind)
{
    public string Name { get; } = name;

    public string Variant { get; } = variant;

    /// <summary>The kind of event that contributes; none when only customers do.</summary>
    public CustomerEventKind Kind { get; } = kind;

    /// <summary>
    /// The kind of event without which the figure is undefined; none when orders are enough, or when the figure is then undefined anyway.
    /// </summary>
    public CustomerEventKind Needs { get; private set; }

    /// <summary>Marks this figure as undefined when no event of a kind was ever recorded.</summary>
    public ReportFigure Needing(CustomerEventKind kind)
    {
        Needs = kind;
        return this;
    }

    /// <summary>Returns an empty sum for one of the report's periods.</summary>
    public abstract FigureSum Start(ReportWindow window);
}

/// <summary>A line with contributions of one type.</summary>
/// <param name="name">The metric's name.</param>
/// <param name="variant">Its variant.</param>
/// <param name="value">Converts the sum to a value.</param>
/// <param name="ofCustomer">Returns the contribution of a customer; null when only events contribute.</param>
/// <param name="kind">The kind of event that contributes; none when only customers do.</param>
/// <param name="ofEvent">Returns the contribution of such an event in the period.</param>
internal sealed class ReportFigure<T>(
    string name, string variant, Func<T, MetricValue> value, Func<ReportCustomer, ReportWindow, T>? ofCustomer,
    CustomerEventKind kind = CustomerEventKind.None, EventContribution<T>? ofEvent = null)
    : ReportFigure(name, variant, kind)
    where T : struct, IAdditionOperators<T, T, T>
{
    public override FigureSum Start(ReportWindow window) => new FigureSum<T>(window, value, ofCustomer, ofEvent);
}
