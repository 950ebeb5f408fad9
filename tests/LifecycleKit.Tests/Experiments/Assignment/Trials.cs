using LifecycleKit.Experiments;

namespace LifecycleKit.Tests.Experiments;

/// <summary>Experiments called "win-back", the first arm of which is control.</summary>
internal static class Trials
{
    public static Experiment Of(params (string Arm, int BasisPoints)[] arms) => Experiment.Create(Options(arms));

    public static ExperimentOptions Options(params (string Arm, int BasisPoints)[] arms) => new()
    {
        Key = "win-back",
        Control = arms[0].Arm,
        Arms = [.. arms.Select(arm => new ExperimentArmOptions { Key = arm.Arm, BasisPoints = arm.BasisPoints })],
    };

    /// <summary>One key for each bucket under the salt "win-back".</summary>
    public static IReadOnlyList<string> KeyOfBucket { get; } = Keys();

    /// <summary>By bucket, the key of its arm, or null.</summary>
    public static string?[] Layout(Experiment experiment) => [.. KeyOfBucket.Select(key => experiment.ArmOf(key)?.Key)];

    private static string[] Keys()
    {
        var (keys, found) = (new string[SubjectBucket.Count], 0);
        for (var i = 0; found < keys.Length; i++)
        {
            ref var place = ref keys[SubjectBucket.Of("win-back", $"{i}")];
            if (place is not null) continue;
            place = $"{i}";
            found++;
        }

        return keys;
    }
}
