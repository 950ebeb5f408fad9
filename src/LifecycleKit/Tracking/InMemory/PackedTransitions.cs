using System.Collections.Immutable;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>Transitions of one customer in few bytes: names as numbers of a table that all customers of the store share.</summary>
internal static class PackedTransitions
{
    public static void Write(PackedWriter to, in KeptTransition kept, SharedValues shared)
    {
        var transition = kept.Notice.Transition;
        to.Count((ulong)kept.Number);
        to.Flag(kept.IsMuted);
        to.Ticks(kept.Notice.RecordedAt.UtcTicks);
        to.Text(shared, transition.Track);
        to.Text(shared, transition.Rule);
        to.Text(shared, transition.From);
        to.Text(shared, transition.To);
        to.Ticks(transition.EffectiveAt.UtcTicks);
        to.Count((ulong)transition.Cause);
        to.Text(transition.EventId);
        to.Count((ulong)transition.Sequence);
        to.Text(shared, transition.DefinitionHash);
        to.Text(shared, transition.ContextVersion);
    }

    public static ImmutableArray<KeptTransition> Read(CustomerKey key, ReadOnlySpan<byte> bytes, SharedValues shared)
    {
        var all = ImmutableArray.CreateBuilder<KeptTransition>();
        var from = new PackedReader(bytes);
        while (!from.IsAtEnd)
        {
            var number = (long)from.Count();
            var isMuted = from.Flag();
            var recordedAt = new DateTimeOffset(from.Ticks(), TimeSpan.Zero);
            var transition = new Transition
            {
                Track = from.Text(shared),
                Rule = from.Text(shared),
                From = from.Text(shared),
                To = from.Text(shared),
                EffectiveAt = new DateTimeOffset(from.Ticks(), TimeSpan.Zero),
                Cause = (EventTriggers)from.Count(),
                EventId = from.Text(),
                Sequence = (long)from.Count(),
                DefinitionHash = from.Text(shared),
                ContextVersion = from.Text(shared),
            };
            all.Add(new KeptTransition(number, new TransitionNotice(key, transition, recordedAt), isMuted));
        }

        return all.DrainToImmutable();
    }
}
