using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>Changes that tests save without a tracker.</summary>
internal static class StoreChanges
{
    public const string Handler = "Shop.Mailer";

    public static readonly DateTimeOffset Start = ShopHost.Start;

    private static readonly LifecycleEngine Engine = LifecycleEngine.Compile(LifecyclePresets.Retail);

    public static CustomerKey Key(string id, string scope = "") => new(scope, id);

    /// <summary>A change with a document in which the customer is in a stage, and nothing else.</summary>
    public static CustomerChange Of(CustomerKey key, long expectedSequence)
    {
        var history = new CustomerHistory();
        history.Apply(CustomerEvent.Visit(Start, "newsletter"));
        var state = Engine.Start(history, Start.AddTicks(expectedSequence));
        return new CustomerChange
        {
            Key = key,
            ExpectedSequence = expectedSequence,
            Document = new CustomerDocument
            {
                SubjectKey = "subject", History = history.Capture(), States = [new TrackState("retail", state)],
            },
            Version = "v1",
            DueAt = Start.AddDays(expectedSequence),
        };
    }

    /// <summary>Adds transitions of consecutive numbers, for one handler.</summary>
    public static CustomerChange Moving(
        this CustomerChange change, long first, int count = 1, bool isMuted = false, DateTimeOffset? recordedAt = null) => change with
        {
            Document = change.Document with { LastTransitionNumber = first + count - 1 },
            AddedTransitions =
            [
                .. Enumerable.Range(0, count).Select(
                    i => new KeptTransition(first + i, Notice(change.Key, first + i, recordedAt), isMuted)),
            ],
            Handlers = [Handler],
        };

    public static TransitionNotice Notice(CustomerKey key, long number, DateTimeOffset? recordedAt = null) => new(
        key,
        new Transition
        {
            Track = "retail", Rule = "rule", From = "visitor", To = "lead", EffectiveAt = Start.AddMinutes(number),
            Cause = EventTriggers.Visit, Sequence = number, DefinitionHash = "hash", ContextVersion = "context",
        },
        recordedAt ?? Start.AddMinutes(number));

    public static LedgerEntry Order(string id, decimal total = 5) =>
        new(new OrderSnapshot { OrderId = id, PlacedAt = Start, GrossTotal = total });
}
