using LifecycleKit.Conditions;
using LifecycleKit.Segments;
using LifecycleKit.Stages;

namespace Quickstart;

/// <summary>A lifecycle of the shop's own, from a JSON file.</summary>
public static class RulesFile
{
    /// <summary>The fields that its rules may name: all that are built in, and the segments on each map.</summary>
    private static readonly ConditionCatalog Words = LifecycleConditionCatalog.Default.With(
        SegmentFields.ForMap(SegmentMaps.Classic11), SegmentFields.ForMap(SegmentMaps.Grid10), SegmentFields.ForMap(SegmentMaps.Shop11));

    /// <summary>Reads the lifecycle; its warnings go to stderr, and what refuses it is told in full.</summary>
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
