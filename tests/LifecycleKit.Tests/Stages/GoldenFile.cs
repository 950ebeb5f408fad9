using LifecycleKit.Tests.Conventions;

namespace LifecycleKit.Tests.Stages;

/// <summary>Expected texts that are committed with the tests; LIFECYCLEKIT_UPDATE_GOLDEN=1 writes them again.</summary>
internal static class GoldenFile
{
    public static bool IsUpdating => Environment.GetEnvironmentVariable("LIFECYCLEKIT_UPDATE_GOLDEN") == "1";

    public static void Holds(string file, string text)
    {
        var path = Path.Combine(Repository.Root, "tests", "LifecycleKit.Tests", "Stages", "Golden", file);
        if (IsUpdating) File.WriteAllText(path, text);
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), text);
    }
}
