using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>
/// A random history of a shop with a fixed seed: the same steps for any tracker. Time passes between epochs of some steps each, so that
/// several hosts can work on one epoch at the same time.
/// </summary>
public sealed class ShopLife(int seed, int customerCount)
{
    public const int EpochLength = 20;

    /// <summary>So many that each handler has succeeded with everything.</summary>
    private const int SweepsAtTheEnd = 40;

    private static readonly TimeSpan Epoch = TimeSpan.FromHours(7);

    public static DateTimeOffset ClockAt(int index) => ShopHost.Start + (index / EpochLength * Epoch);

    /// <summary>Returns a step, which does not depend on other steps.</summary>
    public ShopStep Step(int index)
    {
        var random = new Random((seed * 100_003) + index);
        // A host sends some events twice; one that an own transaction protects does not.
        if (index > 0 && random.Next(12) == 0
            && Step(index - random.Next(1, Math.Min(index, 2 * EpochLength) + 1)) is { IsInTransaction: false } repeated)
        {
            return repeated with { Index = index };
        }

        var number = random.Next(customerCount);
        // Sweeps, at the begin of the epoch, come before the events of the epoch.
        var at = ClockAt(index).AddSeconds(1 + (index % EpochLength * 12) + random.Next(12));
        if (number % 4 == 3) return InTransaction(random, number, at, index);
        if (random.Next(3) > 0)
        {
            var inTime = random.Next(2) == 0 ? Order(random, number, at, index) : Other(random, at, index);
            return new ShopStep(index, number, [inTime], false, false);
        }

        // Late by up to two days, after an event in time: so what time has brought until then does not depend on when a sweep ran.
        var late = random.Next(2) == 0
            ? EarlierOrder(random, number, index) : Other(random, at.AddMinutes(-random.Next(1, 2880)), index);
        return new ShopStep(
            index, number, [CustomerEvent.Visit(at, eventId: FormattableString.Invariant($"v{index}")), late], false, false);
    }

    /// <summary>Records steps one after another, with a sweep before each epoch.</summary>
    /// <returns>What each step came to.</returns>
    public async Task<List<string>> RunAsync(
        ILifecycleTracker tracker, ShopClock clock, int first, int end, CancellationToken cancellationToken,
        Action<TransitionNotice>? transition = null)
    {
        var results = new List<string>();
        for (var i = first; i < end; i++)
        {
            clock.Now = ClockAt(i);
            if (i % EpochLength == 0)
            {
                var swept = await tracker.SweepAsync(cancellationToken: cancellationToken);
                foreach (var notice in swept.Transitions) transition?.Invoke(notice);
                results.Add($"{i} {swept}");
            }

            var step = Step(i);
            foreach (var customerEvent in step.Events)
            {
                var result = await tracker.RecordAsync(step.Customer, customerEvent, cancellationToken);
                foreach (var notice in result.Transitions) transition?.Invoke(notice);
                results.Add($"{i} {result.Outcome} {string.Join(' ', result.Transitions.Select(notice => notice.ToJson()))}");
            }
        }

        return results;
    }

    /// <summary>Lets some days pass after the last step, and releases what is parked, until no delivery is left.</summary>
    public static async Task EndAsync(
        ILifecycleTracker tracker, ILifecycleDeliveries? deliveries, ShopClock clock, int end, CancellationToken cancellationToken,
        Action<TransitionNotice>? transition = null)
    {
        for (var i = 1; i <= SweepsAtTheEnd; i++)
        {
            clock.Now = ClockAt(end - 1) + (i * TimeSpan.FromHours(2));
            foreach (var handler in FaultReport.Handlers)
            {
                if (deliveries is not null) await deliveries.ReleaseAsync(handler, cancellationToken: cancellationToken);
            }

            await tracker.ApplyPendingAsync(cancellationToken: cancellationToken);
            var swept = await tracker.SweepAsync(cancellationToken: cancellationToken);
            foreach (var notice in swept.Transitions) transition?.Invoke(notice);
        }
    }

    /// <summary>
    /// An event in a transaction of the host, mostly without an id, so that it would count twice if it were applied twice. It may be
    /// applied in the next epoch only, so it is not late, and not of those that are summed up by the clock of the host.
    /// </summary>
    private static ShopStep InTransaction(Random random, int number, DateTimeOffset at, int index)
    {
        var customerEvent = random.Next(4) switch
        {
            0 => CustomerEvent.Review(at, 4),
            1 => CustomerEvent.Custom(at, "wish"),
            2 => Other(random, at, index),
            _ => Order(random, number, at, index),
        };
        if (!customerEvent.Kind.IsKept()) customerEvent = CustomerEvent.ReferralMade(at);
        return new ShopStep(index, number, [customerEvent], true, random.Next(4) == 0);
    }

    /// <summary>The kinds other than orders, each with an id.</summary>
    private static CustomerEvent Other(Random random, DateTimeOffset at, int index)
    {
        var id = FormattableString.Invariant($"e{index}");
        var some = FormattableString.Invariant($"{random.Next(4)}");
        return random.Next(16) switch
        {
            0 => CustomerEvent.Visit(at, "newsletter", TimeSpan.FromMinutes(random.Next(9)), eventId: id),
            1 => CustomerEvent.ConsentChanged(at, Channels.Email, random.Next(3) > 0, eventId: id),
            2 => CustomerEvent.CartUpdated(at, random.Next(1, 90), random.Next(1, 5), id),
            3 => CustomerEvent.Review(at, random.Next(1, 6), id),
            4 => CustomerEvent.TraitSet(at, "note", TraitValue.Create($"ß \"{index}\" 👍"), id),
            5 => CustomerEvent.CaseOpened(at, some, id),
            6 => CustomerEvent.CaseClosed(at, some, id),
            7 => CustomerEvent.SubscriptionStarted(at, some, 9.90m, eventId: id),
            8 => CustomerEvent.SubscriptionCancelled(at, some, id),
            9 => CustomerEvent.SurveyAnswer(at, SurveyKind.Nps, random.Next(11), eventId: id),
            10 => CustomerEvent.ContactCaptured(at, Channels.Sms, id),
            11 => CustomerEvent.ReferralMade(at, id),
            12 => CustomerEvent.CaseAnswered(at, some, id),
            13 => CustomerEvent.Message(CustomerEventKind.MessageSent, at, "welcome", Channels.Email, id),
            14 => CustomerEvent.DealChanged(
                new DealSnapshot
                {
                    DealId = some, OpenedAt = at, ChangedAt = at, Stage = "Angebot \"ß\" 👍", Value = Amount(index % 500),
                    ExpectedCloseAt = at.AddDays(9), Outcome = index % 3 == 0 ? DealOutcome.Won : DealOutcome.Open,
                    ClosedAt = index % 3 == 0 ? at : null,
                },
                id),
            _ => CustomerEvent.Custom(at, "wish", TraitValue.Create(random.Next(9)), id),
        };
    }

    /// <summary>
    /// An order of the last days: a new one, or a change of one, such as a refund of a part, of everything, or of too much.
    /// </summary>
    private static CustomerEvent Order(Random random, int number, DateTimeOffset at, int index)
    {
        var placed = Math.Max(0, (index / EpochLength) - random.Next(3));
        var placedAt = ClockAt(placed * EpochLength) < at ? ClockAt(placed * EpochLength) : at;
        var gross = Amount(random.Next(10, 500));
        return CustomerEvent.Order(
            new OrderSnapshot
            {
                OrderId = FormattableString.Invariant($"{number} order {placed}"),
                PlacedAt = placedAt,
                ChangedAt = at,
                GrossTotal = gross,
                Status = random.Next(8) switch { 0 => OrderStatus.Cancelled, 1 => OrderStatus.Placed, _ => OrderStatus.Paid },
                RefundedTotal = random.Next(9) switch { 0 => Amount(2), 1 => gross, 2 => gross + Amount(20), _ => 0 },
                Category = "tea",
            },
            FormattableString.Invariant($"o{index}"));
    }

    /// <summary>An amount in quarters, always with two decimals: sums of decimals keep the number of decimals that they ever had.</summary>
    private static decimal Amount(int quarters) => new(25 * quarters, 0, 0, false, 2);

    /// <summary>
    /// An order of its own kind in any of its states up to now, often without an id: so snapshots are repeated, cross each other, come
    /// before that of the order itself, and now and then contradict each other.
    /// </summary>
    private CustomerEvent EarlierOrder(Random random, int number, int index)
    {
        var epoch = index / EpochLength;
        var placed = Math.Max(0, epoch - random.Next(4));
        var state = random.Next(1 + Math.Min(4, (epoch - placed) * 7 / 5));
        var content = new Random((((seed * 1000) + number) * 1000) + placed);
        var (gross, draws) = (Amount(content.Next(10, 500)), content.Next());
        return CustomerEvent.Order(
            new OrderSnapshot
            {
                OrderId = FormattableString.Invariant($"{number} crossed {placed}"),
                PlacedAt = ClockAt(placed * EpochLength),
                ChangedAt = ClockAt(placed * EpochLength).AddHours(5 * state),
                Version = (draws + state) % 3 == 0 ? null : state + 1,
                GrossTotal = random.Next(25) == 0 ? gross + Amount(4) : gross,
                Status = state == 0 ? OrderStatus.Placed : state == draws % 5 ? OrderStatus.Cancelled : OrderStatus.Paid,
                RefundedTotal = state < 2 ? 0 : (draws % 7) switch { 0 => gross + Amount(20), 1 or 2 => gross, _ => Amount(state) },
            },
            random.Next(3) == 0 ? FormattableString.Invariant($"o{index}") : null);
    }
}

/// <summary>One step of a life.</summary>
/// <param name="Index">The number of the step.</param>
/// <param name="Number">The number of the customer.</param>
/// <param name="Events">The events, one after another.</param>
/// <param name="IsInTransaction">Whether the one event is recorded in a transaction of the host.</param>
/// <param name="RollsBackFirst">Whether the transaction is rolled back and then made again.</param>
public readonly record struct ShopStep(int Index, int Number, CustomerEvent[] Events, bool IsInTransaction, bool RollsBackFirst)
{
    /// <summary>The customer.</summary>
    public string Customer => FormattableString.Invariant($"customer {Number}");
}
