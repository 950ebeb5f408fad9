namespace LifecycleKit.Segments;

/// <summary>A named group of customers in a segment map.</summary>
/// <remarks>
/// Made by <see cref="SegmentMapBuilder"/>. Two segments are equal when map, name and phase are, compared ordinally.
/// </remarks>
public sealed record Segment
{
    internal Segment(string map, string name, string? phase)
    {
        Map = map;
        Name = name;
        Phase = phase;
    }

    /// <summary>The name of the map that the segment belongs to.</summary>
    public string Map { get; }

    /// <summary>The name for display, unique in its map, such as "Champions".</summary>
    public string Name { get; }

    /// <summary>The phase that the segment belongs to; null for a map without phases.</summary>
    public string? Phase { get; }

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name;
}
