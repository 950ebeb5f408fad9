using System.Globalization;
using System.Text;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Testing;

/// <summary>
/// Texts of what the further way of an explored customer depends on. Customers with equal texts are explored once.
/// </summary>
/// <remarks>
/// Ages are in whole units, of which every length in the definition is a multiple, and no longer than its longest length. What a field or
/// predicate without a known meaning may read is everything, so that then all events count.
/// </remarks>
internal sealed class StateSignature
{
    private static readonly TimeSpan[] Units = [TimeSpan.FromDays(1), TimeSpan.FromHours(1), TimeSpan.FromTicks(1)];

    private readonly DefinitionFacts _facts;
    private readonly LifecycleEngine _engine;
    private readonly bool _seesEveryOrder;
    private readonly bool _readsOrders;
    private readonly bool _readsDetails;
    private readonly bool _readsEverything;
    private readonly bool _readsDays;
    private readonly bool _readsDeals;
    private readonly bool _readsDealChanges;
    private readonly bool _readsStay;
    private readonly bool _readsCalendar;
    private readonly bool _hasTimers;
    private readonly Field[] _values;
    private readonly ComparedFields[] _compared;
    private readonly TimeSpan _unit;
    private readonly TimeSpan _longest;

    /// <param name="engine">The engine.</param>
    /// <param name="facts">What its lifecycle asks.</param>
    /// <param name="seesEveryOrder">Whether a step may look at orders that no longer count.</param>
    public StateSignature(LifecycleEngine engine, DefinitionFacts facts, bool seesEveryOrder)
    {
        var rules = engine.Definition.Rules;
        _engine = engine;
        _facts = facts;
        _seesEveryOrder = seesEveryOrder;
        _values = [.. Fields.All.Where(one => KnownFields.HasWholeValue(one.Name) && (facts.Asks(one.Name) || IsOfAStep(one.Name)))];
        _compared = [.. facts.Compared.Where(one => FindInstant(one.Left) is not null && FindInstant(one.Right) is not null)];
        _readsEverything = facts.Leaves.Any(leaf => leaf.Operator == "predicate" || !KnownFields.IsKnown(leaf.Name));
        _readsOrders = seesEveryOrder || facts.Needs(EventTriggers.AnyOrderChange)
            || facts.Leaves.Any(leaf => KnownFields.IsOfOrders(leaf.Name));
        _readsDetails = facts.Leaves.Any(leaf => KnownFields.IsOfOrderDetails(leaf.Name));
        _readsDays = facts.Leaves.Any(leaf => KnownFields.IsOfDays(leaf.Name));
        _readsDeals = facts.Needs(EventTriggers.DealChanged, "deals.", "event.deal.");
        _readsDealChanges = facts.Asks("deals.lastChangedAt") || facts.Asks("deals.stage");
        _readsStay = facts.Asks("stage.enteredAt") || engine.Definition.Stages.Any(stage => stage.MinStay > TimeSpan.Zero);
        _readsCalendar = rules.Any(rule => rule.EffectiveFrom is not null || rule.EffectiveUntil is not null)
            || facts.Leaves.Any(leaf => leaf.IsOfAnInstant);
        _hasTimers = rules.Any(rule => rule.Cooldown > TimeSpan.Zero || rule.ConfirmFor > TimeSpan.Zero);
        _unit = Units.First(unit => facts.Lengths.All(length => length.Ticks % unit.Ticks == 0));
        _longest = _readsEverything ? TimeSpan.MaxValue : facts.Lengths.DefaultIfEmpty(TimeSpan.Zero).Max();

        // A case can only be answered or closed, and a subscription only be renewed, while one is open.
        bool IsOfAStep(string field) => field switch
        {
            "cases.open" => facts.Needs(EventTriggers.CaseOpened | EventTriggers.CaseAnswered | EventTriggers.CaseClosed),
            "subscriptions.open" => facts.Needs(EventTriggers.SubscriptionRenewed | EventTriggers.SubscriptionCancelled),
            // The mean after the next review depends on the number of reviews too.
            "reviews.count" => facts.Asks("reviews.meanRating"),
            _ => false,
        };
    }

    public string Of(in LifecycleState state, CustomerHistory history, CustomerTimeline timeline)
    {
        var text = new StringBuilder(state.Stage);
        var now = timeline.Now;
        if (_readsStay) text.Append("|s").Append(Age(state.EnteredAt, now));
        if (_readsCalendar) text.Append("|n").Append((now - timeline.Start).Ticks / _unit.Ticks);
        if (_hasTimers) TimerText.Append(text, state, instant => Age(instant, now));
        if (_readsOrders) AppendOrders(text, timeline);
        if (_readsDeals) AppendDeals(text, history, now);
        if (_compared.Length > 0) AppendCompared(text, new Facts(history, now, _engine.Context), state.EnteredAt);
        if (_readsEverything) return text.Append(EventText.Of(timeline, instant => Age(instant, now))).ToString();

        if (_readsDays) EventText.AppendDays(text, timeline, instant => Age(instant, now));
        EventText.AppendLatest(text, timeline, _facts, instant => Age(instant, now));
        var facts = new Facts(history, now, _engine.Context);
        foreach (var field in _values)
        {
            var value = field.ValueOf(facts);
            text.Append('|').Append(value is { HasValue: true, Type: FieldType.Instant }
                ? Age(value.Instant, now).ToString(CultureInfo.InvariantCulture) : value.ToString());
        }

        return text.ToString();
    }

    private void AppendOrders(StringBuilder text, CustomerTimeline timeline)
    {
        foreach (var order in timeline.Orders)
        {
            if (!_seesEveryOrder && !order.IsCounted) continue;
            text.Append(CultureInfo.InvariantCulture, $"|o{Age(order.PlacedAt, timeline.Now)},{order.Status},{order.GrossTotal}");
            text.Append(CultureInfo.InvariantCulture, $",{order.RefundedTotal},{order.Discount}");
            if (_readsDetails) text.Append(EventText.DetailsOf(order, instant => Age(instant, timeline.Now)));
        }
    }

    /// <summary>Adds the deals without their ids.</summary>
    private void AppendDeals(StringBuilder text, CustomerHistory history, DateTimeOffset now)
    {
        var deals = history.Deals.GetAll().Select(deal =>
            EventText.Of(deal, instant => Age(instant, now)) + (_readsDealChanges ? $",{Age(deal.ChangedAt, now)}" : string.Empty));
        text.Append("|d").AppendJoin('|', deals.Order(StringComparer.Ordinal));
    }

    /// <summary>Adds which of two compared instants is the later one, which their ages in whole units need not show.</summary>
    private void AppendCompared(StringBuilder text, in Facts facts, DateTimeOffset enteredAt)
    {
        foreach (var one in _compared)
        {
            var (left, right) = (InstantOf(one.Left, facts, enteredAt), InstantOf(one.Right, facts, enteredAt));
            text.Append("|c").Append(left is { } first && right is { } second
                ? Math.Sign((first - second - (one.Offset ?? TimeSpan.Zero)).Ticks).ToString(CultureInfo.InvariantCulture) : "?");
        }
    }

    private static DateTimeOffset? InstantOf(string name, in Facts facts, DateTimeOffset enteredAt)
    {
        if (name == StageFields.EnteredAt.Name) return enteredAt;
        return FindInstant(name)!.ValueOf(facts) is { HasValue: true } value ? value.Instant : null;
    }

    /// <summary>Returns a field of an instant; null for another field, and for one of the host's own, whose values are not known.</summary>
    private static InstantField? FindInstant(string name)
    {
        if (LifecycleConditionCatalog.Default.FindField(name) is { } field) return field as InstantField;
        return name.StartsWith("trait.", StringComparison.Ordinal) ? Fields.InstantTrait(name["trait.".Length..]) : null;
    }

    private long Age(DateTimeOffset instant, DateTimeOffset now)
    {
        var age = now - instant;
        return (age < _longest ? age : _longest).Ticks / _unit.Ticks;
    }
}
