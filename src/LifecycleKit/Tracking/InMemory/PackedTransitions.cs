using System.Collections.Immutable;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>Transitions of one customer in few bytes: names as numbers of a table that all customers of the store share.</summary>
internal static class PackedTransitions
{
    [Flags]
    private enum Parts
    {
        Muted = 1,
        EventId = 2,
    }

    private const int PartBits = 2;

    public static void Write(PackedWriter to, in KeptTransition kept, SharedValues shared)
    {
        var transition = kept.Notice.Transition;
        var parts = (kept.IsMuted ? Parts.Muted : 0) | (transition.EventId is not null ? Parts.EventId : 0);
        to.Count((ulong)kept.Number);
        to.Count((ulong)transition.Cause << PartBits | (ulong)parts);
        WriteNames(to, TransitionNames.Of(transition), shared);
        to.Text(shared, transition.ContextVersion);
        to.Ticks(kept.Notice.RecordedAt.UtcTicks);
        // Most transitions are saved within days.
        to.Elapsed(transition.EffectiveAt.UtcTicks - kept.Notice.RecordedAt.UtcTicks);
        to.Count((ulong)transition.Sequence);
        if (transition.EventId is not null) to.Text(transition.EventId);
    }

    public static ImmutableArray<KeptTransition> Read(CustomerKey key, ReadOnlySpan<byte> bytes, SharedValues shared)
    {
        var all = ImmutableArray.CreateBuilder<KeptTransition>();
        var from = new PackedReader(bytes);
        while (!from.IsAtEnd)
        {
            var number = (long)from.Count();
            var cause = from.Count();
            var parts = (Parts)(cause & ((1 << PartBits) - 1));
            var names = ReadNames(ref from, shared);
            var contextVersion = from.Text(shared);
            var recordedAt = new DateTimeOffset(from.Ticks(), TimeSpan.Zero);
            var transition = new Transition
            {
                Track = names.Track,
                Rule = names.Rule,
                From = names.From,
                To = names.To,
                DefinitionHash = names.DefinitionHash,
                ContextVersion = contextVersion,
                EffectiveAt = recordedAt.AddTicks(from.Elapsed()),
                Cause = (EventTriggers)(cause >> PartBits),
                Sequence = (long)from.Count(),
                EventId = (parts & Parts.EventId) != 0 ? from.Text() : null,
            };
            all.Add(new KeptTransition(
                number, new TransitionNotice(key, transition, recordedAt), (parts & Parts.Muted) != 0));
        }

        return all.DrainToImmutable();
    }

    /// <summary>Writes the number of all names together, or each name when the table is full.</summary>
    private static void WriteNames(PackedWriter to, TransitionNames names, SharedValues shared)
    {
        var number = shared.NumberOf(names);
        to.Count(number + 1);
        if (number >= 0) return;
        to.Text(shared, names.Track);
        to.Text(shared, names.Rule);
        to.Text(shared, names.From);
        to.Text(shared, names.To);
        to.Text(shared, names.DefinitionHash);
    }

    private static TransitionNames ReadNames(ref PackedReader from, SharedValues shared)
    {
        var number = from.Int();
        return number > 0 ? (TransitionNames)shared[number - 1] : new TransitionNames(
            from.Text(shared), from.Text(shared), from.Text(shared), from.Text(shared), from.Text(shared));
    }

    /// <summary>The names of a transition: a lifecycle has few different ones.</summary>
    private sealed record TransitionNames(string Track, string Rule, string From, string To, string DefinitionHash)
    {
        public static TransitionNames Of(in Transition transition) =>
            new(transition.Track, transition.Rule, transition.From, transition.To, transition.DefinitionHash);

        // Without the other names, which are the same for nearly all transitions of a shop.
        public override int GetHashCode() => HashCode.Combine(Rule, From, To);
    }
}
