using System.Collections.Immutable;
using System.Globalization;
using LifecycleKit.Customers;

namespace LifecycleKit.Testing;

/// <summary>Draws the customers of a population.</summary>
internal sealed class PopulationDraw
{
    // Streams of one seed, so that the draws of times, amounts and the rest do not depend on one another.
    private const ulong SpendSeed = 0xA0761D6478BD642F;
    private const ulong ActivitySeed = 0xE7037ED1A0B428DB;

    private const double SecondsPerDay = 24 * 60 * 60;

    private static readonly TimeSpan ShortestRefund = TimeSpan.FromDays(1);
    private static readonly TimeSpan RefundSpread = TimeSpan.FromDays(13);

    private readonly SimulatedPopulationOptions _options;
    private readonly DateTimeOffset _start;
    private readonly DateTimeOffset _end;
    private readonly string _idFormat;

    public PopulationDraw(SimulatedPopulationOptions options)
    {
        _options = options;
        // Whole seconds inside the period.
        _start = options.FirstSecond;
        _end = Seconds(options.End.UtcTicks);
        var until = options.FirstOrdersUntil ?? options.End;
        var period = FormattableString.Invariant($"the period from {options.Start:O} to {options.End:O}");
        if (_end <= _start)
            throw new ArgumentException($"There is not a second in {period}. End it after its start.", nameof(options));
        if (until <= _start || until > options.End)
            throw new ArgumentException(FormattableString.Invariant($"First orders until {until:O} are not in {period}."), nameof(options));

        _idFormat = SimulationOptions.NumberFormat(options.CustomerCount);
    }

    public ImmutableArray<SimulatedCustomer> Draw(CancellationToken cancellationToken)
    {
        var count = _options.CustomerCount;
        var spread = (_options.FirstOrdersUntil?.ToUniversalTime() ?? _end) - _start;
        var unit = _options.Purchases.Unit.ToDays() * SecondsPerDay;
        var (draws, firsts, ages) = (new SeededDraws[count], new DateTimeOffset[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            draws[i] = new SeededDraws(_options.Seed ^ ActivitySeed, (ulong)i);
            firsts[i] = _start + draws[i].NextSeconds(spread);
            ages[i] = (_end - firsts[i]).Ticks / TimeSpan.TicksPerSecond / unit;
        }

        var times = _options.Purchases.SimulateTimes(ages, _options.Seed, cancellationToken);
        var amounts = _options.Spend.SimulateAmounts([.. times.Select(one => one.Length + 1)], _options.Seed ^ SpendSeed);
        var customers = ImmutableArray.CreateBuilder<SimulatedCustomer>(count);
        for (var i = 0; i < count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            DateTimeOffset[] orders =
            [
                firsts[i],
                .. times[i].Select(time => firsts[i] + TimeSpan.FromTicks((long)(time * unit) * TimeSpan.TicksPerSecond)),
            ];
            var id = $"customer-{(i + 1).ToString(_idFormat, CultureInfo.InvariantCulture)}";
            customers.Add(new SimulatedCustomer(id, EventsOf(id, orders, amounts[i], ref draws[i])));
        }

        return customers.MoveToImmutable();
    }

    private ImmutableArray<CustomerEvent> EventsOf(string id, DateTimeOffset[] orders, double[] amounts, ref SeededDraws draws)
    {
        var events = new List<CustomerEvent>(orders.Length);
        for (var i = 0; i < orders.Length; i++)
        {
            // Each share takes its draws whether it is 0 or not, so that a share changes nothing but what it is about.
            var isVisited = draws.NextFraction() < _options.VisitShare;
            var visitedAt = orders[i] - draws.NextSeconds(TimeSpan.FromDays(1));
            var isRefunded = draws.NextFraction() < _options.RefundShare;
            var refundedAt = orders[i] + ShortestRefund + draws.NextSeconds(RefundSpread);
            if (orders[i] >= _end) continue;
            var number = FormattableString.Invariant($"{id}-{i + 1}");
            var order = new OrderSnapshot
            {
                OrderId = number,
                PlacedAt = orders[i],
                ChangedAt = orders[i],
                Status = OrderStatus.Paid,
                GrossTotal = Math.Max(0.01m, Math.Round((decimal)amounts[i], 2, MidpointRounding.ToEven)),
                Currency = _options.Currency,
            };
            if (isVisited && visitedAt >= _start) events.Add(CustomerEvent.Visit(visitedAt, eventId: number));
            events.Add(CustomerEvent.Order(order, number));
            if (isRefunded && refundedAt < _end)
            {
                var refunded = order with { ChangedAt = refundedAt, RefundedTotal = order.GrossTotal };
                events.Add(CustomerEvent.Order(refunded, $"{number}-refund"));
            }
        }

        if (draws.NextFraction() < _options.ConsentShare)
        {
            events.Add(CustomerEvent.ContactCaptured(orders[0], Channels.Email, id));
            events.Add(CustomerEvent.ConsentChanged(orders[0], Channels.Email, granted: true, eventId: id));
        }

        return [.. events.OrderBy(one => one.At).ThenBy(one => one.Kind)];
    }

    private static DateTimeOffset Seconds(long ticks) => new(ticks - ticks % TimeSpan.TicksPerSecond, TimeSpan.Zero);
}
