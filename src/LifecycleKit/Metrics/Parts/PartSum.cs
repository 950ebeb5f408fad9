using System.Numerics;
using LifecycleKit.Customers;

namespace LifecycleKit.Metrics;

/// <summary>Adds up what events, or customers, add to a metric. Sums are exact, so neither order nor number of threads matters.</summary>
internal static class PartSum
{
    public static T Of<T>(IEnumerable<CustomerEvent> events, Func<CustomerEvent, T> part)
        where T : struct, IAdditionOperators<T, T, T>
    {
        ArgumentNullException.ThrowIfNull(events);
        var sum = default(T);
        foreach (var e in events) sum += part(e);
        return sum;
    }

    public static T Of<T>(OrderLog log, OrdersPart<T> part)
        where T : struct, IAdditionOperators<T, T, T>
    {
        ArgumentNullException.ThrowIfNull(log);
        var sum = default(T);
        var adding = new object();
        CustomerRanges.ForEach(log.CustomerCount, (from, to) =>
        {
            var buffer = new OrderBuffer();
            var range = default(T);
            for (var customer = from; customer < to; customer++) range += part(buffer.Read(log[customer]));
            lock (adding) sum += range;
        });
        return sum;
    }
}
