using LifecycleKit.Conditions;
using LifecycleKit.Segments;
using LifecycleKit.Stages;

namespace Quickstart;

/// <summary>Reads the shop's own lifecycle from a JSON file.</summary>
public static class RulesFile
{
    /// <summary>The fields that the rules may use: all built-in fields, and the segments on each map.</summary>
    private static readonly ConditionCatalog Words = LifecycleConditionCatalog.Default.With(
        SegmentFields.ForMap(SegmentMaps.Classic11), SegmentFields.ForMap(SegmentMaps.Grid10), SegmentFields.ForMap(SegmentMaps.Shop11));

    /// <summary>Reads the lifecycle. Warnings go to stderr; the exception lists all errors.</summary>
    public static LifecycleDefinition Read(string path)
    {
        if (!File.Exists(path)) throw new UserErrorException($"There is no file '{path}'.");
        var result = LifecycleDefinition.Load(File.ReadAllText(path), Words);
        if (result.Definition is not { } lifecycle)
            throw new UserErrorException($"{path} is refused:\n- {string.Join("\n- ", result.Diagnostics)}");
        foreach (var warning in result.Diagnostics) Console.Error.WriteLine($"quickstart: {path}: {warning}");
        return lifecycle;
    }
}
