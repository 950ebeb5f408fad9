using LifecycleKit.Conditions;
using LifecycleKit.Segments;
using LifecycleKit.Stages;

namespace LifecycleKit.Cli;

/// <summary>Reads a shop's own lifecycle from a JSON file.</summary>
internal static class RulesFile
{
    /// <summary>The fields that the rules may use: all built-in fields, and the segments on each map.</summary>
    public static readonly ConditionCatalog Catalog = LifecycleConditionCatalog.Default.With(
        SegmentFields.ForMap(SegmentMaps.Classic11), SegmentFields.ForMap(SegmentMaps.Grid10), SegmentFields.ForMap(SegmentMaps.Shop11));

    /// <summary>Reads the lifecycle. Warnings are written; the exception lists all errors.</summary>
    public static LifecycleDefinition Read(string path, TextWriter warnings)
    {
        var result = LifecycleDefinition.Load(SmallFile.Read(path), Catalog);
        if (result.Definition is not { } lifecycle)
            throw new RefusedException($"{path} is refused:\n- {string.Join("\n- ", result.Diagnostics)}");
        foreach (var warning in result.Diagnostics) warnings.WriteLine(OneLine.Of($"lifecycle: {path}: {warning}"));
        return lifecycle;
    }
}
