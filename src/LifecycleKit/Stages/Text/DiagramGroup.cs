namespace LifecycleKit.Stages;

/// <summary>A group of stages in a diagram: a box around its stages and groups.</summary>
internal sealed class DiagramGroup
{
    private DiagramGroup(string id, string name, IReadOnlyList<Stage> stages, IReadOnlyList<DiagramGroup> groups)
    {
        Id = id;
        Name = name;
        Stages = stages;
        Groups = groups;
    }

    /// <summary>The id in the diagram: g, the index of the first stage, and the depth, so that it is unique and stable.</summary>
    public string Id { get; }

    public string Name { get; }

    /// <summary>The stages directly in the group, in the order of the definition.</summary>
    public IReadOnlyList<Stage> Stages { get; }

    /// <summary>The groups directly in the group, in the order of their first stages.</summary>
    public IReadOnlyList<DiagramGroup> Groups { get; }

    /// <summary>Returns the whole lifecycle as the outermost group.</summary>
    public static DiagramGroup Of(LifecycleDefinition definition) => Of(string.Empty, definition.Name, definition.Stages, 0);

    private static DiagramGroup Of(string id, string name, IReadOnlyList<Stage> stages, int depth) => new(
        id,
        name,
        [.. stages.Where(stage => stage.Groups.Count == depth)],
        [.. stages.Where(stage => stage.Groups.Count > depth)
            .GroupBy(stage => stage.Groups[^(depth + 1)], StringComparer.Ordinal)
            .Select(inner => inner.ToArray())
            .Select(
                inner => Of(FormattableString.Invariant($"g{inner[0].Index}x{depth}"), inner[0].Groups[^(depth + 1)], inner, depth + 1))]);
}
