namespace LifecycleKit.Tests.Conventions;

/// <summary>Where the sources and the real data lie on this machine.</summary>
internal static class Repository
{
    /// <summary>The folder of LifecycleKit.sln, the nearest above the running tests.</summary>
    public static string Root { get; } = Ancestors(AppContext.BaseDirectory)
        .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "LifecycleKit.sln")))
        ?? throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds LifecycleKit.sln.");

    /// <summary>A file of real data, or a skipped test where the machine has none: the data are not part of the repository.</summary>
    /// <param name="file">Its name inside <c>shared/data</c>, which is looked for beside the repository and upwards.</param>
    public static string SharedData(string file)
    {
        var path = Ancestors(Root).Select(folder => Path.Combine(folder, "shared", "data", file)).FirstOrDefault(File.Exists);
        if (path is null) Assert.Skip($"shared/data/{file} is not on this machine.");
        return path;
    }

    private static IEnumerable<string> Ancestors(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
            yield return at.FullName;
    }
}
