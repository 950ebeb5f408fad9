using System.Numerics;
using LifecycleKit.Customers;

namespace LifecycleKit.Metrics;

/// <summary>The running sum of a figure in one period of a report.</summary>
internal abstract class FigureSum
{
    public abstract void Add(in CustomerEvent customerEvent);

    public abstract void Add(ReportCustomer customer);

    /// <summary>Adds the sum of the same figure over other events and customers.</summary>
    public abstract void Add(FigureSum other);

    public abstract MetricValue ToValue();
}

/// <inheritdoc/>
internal sealed class FigureSum<T>(
    ReportWindow window, Func<T, MetricValue> value, Func<ReportCustomer, ReportWindow, T>? ofCustomer, EventContribution<T>? ofEvent)
    : FigureSum
    where T : struct, IAdditionOperators<T, T, T>
{
    private T _sum;

    public override void Add(in CustomerEvent customerEvent)
    {
        if (ofEvent is not null) _sum += ofEvent(customerEvent, window);
    }

    public override void Add(ReportCustomer customer)
    {
        if (ofCustomer is not null) _sum += ofCustomer(customer, window);
    }

    public override void Add(FigureSum other) => _sum += ((FigureSum<T>)other)._sum;

    public override MetricValue ToValue() => value(_sum);
}

/// <summary>Returns the contribution of one event to a figure.</summary>
internal delegate T EventContribution<T>(in CustomerEvent customerEvent, ReportWindow window);
