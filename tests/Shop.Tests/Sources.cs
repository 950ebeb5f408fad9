namespace Shop.Tests;

/// <summary>The files of the repository.</summary>
internal static class Sources
{
    public static string Find(params string[] path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "LifecycleKit.sln"))) return Path.Combine([folder.FullName, .. path]);
        }

        throw new DirectoryNotFoundException("No folder above the tests has LifecycleKit.sln.");
    }
}
