using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>
/// Which events can change the stage in a lifecycle: in a membership that reads only orders, visits and contactability, most events
/// cannot.
/// </summary>
internal readonly struct MembershipEvents
{
    private static readonly Field[] OfOrders =
    [
        Fields.OrderCount, Fields.RecencyScore, Fields.FrequencyScore, Fields.MonetaryScore, Fields.ProbabilityAlive, Fields.ExpectedOrders,
        Fields.LifetimeValue, Fields.LifetimeValuePercentile, Fields.SpendTier, Fields.ExpectedSpend, Fields.ExpectedSpendPercentile,
    ];

    private readonly bool _isAny;
    private readonly bool _isContact;
    private readonly bool _isVisit;

    public MembershipEvents(LifecycleDefinition definition)
    {
        var others = definition.Rules.SelectMany(rule => rule.When?.Fields() ?? []).Where(field => !OfOrders.Contains(field)).ToHashSet();
        _isContact = others.Remove(Fields.EmailContactable);
        _isVisit = others.Remove(Fields.VisitCount);
        // Code of the host may read anything.
        _isAny = definition.Kind == LifecycleKind.Journey || others.Count > 0 || definition.Rules.Any(
            rule => rule.When?.LeafConditions().Any(leaf => leaf is PredicateCondition) == true);
    }

    /// <summary>Returns whether an event of a kind can change the facts that the conditions read.</summary>
    public bool MayMove(CustomerEventKind kind) => _isAny || kind switch
    {
        CustomerEventKind.Order => true,
        CustomerEventKind.Visit => _isVisit,
        CustomerEventKind.ContactCaptured or CustomerEventKind.ConsentChanged or CustomerEventKind.MessageUnsubscribed => _isContact,
        _ => false,
    };
}
