namespace LifecycleKit.Segments;

/// <summary>A named group of customers in a segment map.</summary>
/// <remarks>
/// Made by <see cref="SegmentMapBuilder"/>. Equal when map, name and phase are, letter by letter.
/// Immutable and safe to share between threads.
/// </remarks>
public sealed record Segment
{
    internal Segment(string map, string name, string? phase) => (Map, Name, Phase) = (map, name, phase);

    /// <summary>The name of the map that the segment belongs to.</summary>
    public string Map { get; }

    /// <summary>The name for display, unique in its map, such as "Champions".</summary>
    public string Name { get; }

    /// <summary>The phase of the customer's life that the segment belongs to; null where the map has no phases.</summary>
    public string? Phase { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
