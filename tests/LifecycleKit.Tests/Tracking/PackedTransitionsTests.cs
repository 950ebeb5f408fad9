using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;

namespace LifecycleKit.Tests.Tracking;

public class PackedTransitionsTests
{
    private static readonly CustomerKey Key = new("shop", "anna");

    /// <summary>Names are numbers of a table, or texts when it is full.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Read_OfWhatWasWritten_IsTheSame(bool isFull)
    {
        var shared = new SharedValues();
        for (var i = 0; isFull && shared.NumberOf($"name {i}") >= 0; i++) { }

        var at = TrackerSetup.Start;
        KeptTransition[] all =
        [
            Kept(1, at, at, EventTriggers.OrderPlaced | EventTriggers.OrderPaid, null),
            Kept(2, at.AddTicks(7), at, EventTriggers.None, null),
            Kept(300, at.AddDays(400), at, EventTriggers.Visit, "v1", isMuted: true),
            // Up to a tolerance an event may be ahead of the clock.
            Kept(301, at, at.AddTicks(299_999_999), EventTriggers.ConsentChanged, "ü", isMuted: true),
            Kept(long.MaxValue, DateTimeOffset.MaxValue, DateTimeOffset.MinValue, (EventTriggers)(1 << 28), string.Empty),
            Kept(5, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, EventTriggers.None, null),
        ];
        var writer = new PackedWriter();
        foreach (var kept in all) PackedTransitions.Write(writer, kept, shared);
        Assert.Equal(all, PackedTransitions.Read(Key, writer.Written, shared));
    }

    private static KeptTransition Kept(
        long number, DateTimeOffset recordedAt, DateTimeOffset effectiveAt, EventTriggers cause, string? eventId, bool isMuted = false) =>
        new(number, new TransitionNotice(Key, new Transition
        {
            Track = "journey", Rule = $"rule {number % 3}", From = $"stage {number % 2}", To = "c", EffectiveAt = effectiveAt,
            Cause = cause, EventId = eventId, Sequence = number, DefinitionHash = "hash", ContextVersion = "context",
        }, recordedAt), isMuted);
}
