namespace LifecycleKit.Segments;

/// <summary>A segment and the codes that are its own.</summary>
/// <param name="Segment">The segment.</param>
/// <param name="Holds">Whether a code belongs to it.</param>
/// <param name="Listed">The scores listed by hand, as text; empty where a predicate decides.</param>
internal sealed record SegmentRule(Segment Segment, Func<SegmentKey, bool> Holds, IReadOnlyCollection<string> Listed);
