using System.Runtime.CompilerServices;
using LifecycleKit.Customers;
using LifecycleKit.Rfm;

namespace LifecycleKit.Conditions;

/// <summary>The facts about one customer at one instant, which fields read and conditions evaluate.</summary>
/// <remarks>
/// A view of a history that is valid for the duration of a call and allocates nothing. <c>default</c> holds no customer and must not be
/// read. Not thread-safe: the history must not be written at the same time.
/// </remarks>
[Mutable("a view on a history, which changes")]
public readonly ref struct Facts
{
    private readonly ref readonly CustomerEvent _event;

    /// <summary>Creates the facts of a customer at an instant.</summary>
    /// <param name="history">The history of the customer.</param>
    /// <param name="asOf">The instant of the evaluation.</param>
    /// <param name="context">Zone and models; null for <see cref="FactContext.Default"/>.</param>
    public Facts(CustomerHistory history, DateTimeOffset asOf, FactContext? context = null)
        : this(history, context ?? FactContext.Default, asOf.UtcTicks, in Unsafe.NullRef<CustomerEvent>()) =>
        ArgumentNullException.ThrowIfNull(history);

    internal Facts(
        CustomerHistory history,
        FactContext context,
        long asOfTicks,
        ref readonly CustomerEvent customerEvent,
        scoped in FactAttachment attachment = default)
    {
        History = history;
        Context = context;
        AsOfTicks = asOfTicks;
        Attachment = attachment;
        _event = ref customerEvent;
    }

    /// <summary>The history of the customer.</summary>
    public CustomerHistory History { get; }

    /// <summary>The zone and the models.</summary>
    public FactContext Context { get; }

    /// <summary>The instant of the evaluation, in UTC.</summary>
    public DateTimeOffset AsOf => new(AsOfTicks, TimeSpan.Zero);

    /// <summary>The customer's profile: counts, sums and dates.</summary>
    public CustomerProfile Profile => History.Profile;

    /// <summary>Whether an event is being handled; otherwise only time has passed.</summary>
    public bool HasEvent => !Unsafe.IsNullRef(in _event);

    /// <summary>The event that is being handled.</summary>
    /// <exception cref="InvalidOperationException">No event is being handled; see <see cref="HasEvent"/>.</exception>
    public ref readonly CustomerEvent Event
    {
        get
        {
            if (!HasEvent) throw new InvalidOperationException("No event is being handled: time alone has passed.");
            return ref _event;
        }
    }

    internal long AsOfTicks { get; }

    /// <summary>The parts of <see cref="Profile"/>, read in place, since the whole is a copy.</summary>
    internal ref readonly ProfileActivity Activity => ref History.Activity;

    internal ref readonly ProfileDetails Details => ref History.Details;

    internal ref readonly OrderTotals OrderTotals => ref History.OrderTotals;

    internal bool IsCartFilled => Details.IsCartFilled(Activity, OrderTotals);

    /// <summary>What the caller attached for fields of its own; <c>default</c> for nothing.</summary>
    internal FactAttachment Attachment { get; }

    /// <summary>Returns the customer's RFM score; <c>default</c> without an order or a model.</summary>
    internal RfmScore Score() =>
        Context.Rfm is { } rfm && RfmValues.TryFrom(History.Orders, AsOfTicks, Context.TimeZone, rfm.WindowDays, out var values)
            ? rfm.Score(values) : default;

    /// <summary>
    /// Returns the next instant at which an order enters or leaves the window of the model so that the score of frequency or monetary
    /// changes; <see cref="long.MaxValue"/> for never, as without a window.
    /// </summary>
    /// <remarks>O(log n) for each order or credit that enters or leaves the window until then.</remarks>
    internal long NextWindowScore(bool ofFrequency = true, bool ofMonetary = true)
    {
        if (Context.Rfm is not { WindowDays: { } days } rfm || OrderTotals.OrderCount == 0) return long.MaxValue;
        var length = days * TimeSpan.TicksPerDay;
        var score = Score();
        for (var at = AsOfTicks; (at = History.Orders.NextEdge(at, length, windows: 1)) <= DateTime.MaxValue.Ticks;)
        {
            RfmValues.TryFrom(History.Orders, at, Context.TimeZone, days, out var values);
            var next = rfm.Score(values);
            if ((ofFrequency && next.F != score.F) || (ofMonetary && next.M != score.M)) return at;
        }

        return long.MaxValue;
    }

    /// <summary>Returns the next midnight at which the recency score falls; <see cref="long.MaxValue"/> for never.</summary>
    internal long NextRecencyScore()
    {
        var zone = Context.TimeZone;
        if (Context.Rfm is not { } rfm || !RfmValues.TryFrom(Profile, AsOfTicks, zone, out var values)) return long.MaxValue;
        var days = rfm.RecencyDaysOfNextChange(values.RecencyDays);
        var lastDay = CalendarDays.DayNumber(OrderTotals.LastOrderTicks, zone);
        return days > DateOnly.MaxValue.DayNumber - lastDay ? long.MaxValue : CalendarDays.StartOfDay(lastDay + days, zone);
    }

    /// <summary>
    /// Returns the customer's purchases as the population model of the context counts them; false without an order. The context must have a
    /// model.
    /// </summary>
    internal bool TryGetPurchases(out PurchaseClock clock)
    {
        var model = Context.Population!;
        return History.Orders.TryGetPurchaseClock(Context.TimeZone, model.Unit, model.Grain, out clock);
    }

    /// <summary>Returns the facts of the same customer at another instant, without an event.</summary>
    internal Facts At(long ticks) =>
        new(History, Context, ticks, in Unsafe.NullRef<CustomerEvent>(), Attachment);
}

/// <summary>
/// What a caller attaches to the facts so that fields declared beside the caller can read it: a name, further names and an instant.
/// Conditions pass it on and give it no meaning.
/// </summary>
internal readonly record struct FactAttachment(string? Name, IReadOnlyList<string>? Names, long Ticks);
