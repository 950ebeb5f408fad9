namespace LifecycleKit.Tests.Conventions;

/// <summary>One C# file of src/LifecycleKit: its path below that folder, with forward slashes, and its text.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    /// <summary>The first-level folder; empty for a file beside the project file. Sub-folders belong to it.</summary>
    public string Folder => Path.Contains('/') ? Path[..Path.IndexOf('/')] : Folders.Root;

    public int LineCount => Text.AsSpan().Count('\n') + (Text.EndsWith('\n') ? 0 : 1);

    public IReadOnlyList<SourceToken> Tokens => field ??= new SourceReader(Text).Read();

    public override string ToString() => Path;

    /// <summary>All files of the library, without what the build generates.</summary>
    public static IReadOnlyList<SourceFile> All { get; } = In("LifecycleKit");

    /// <summary>All files of one project in src.</summary>
    public static IReadOnlyList<SourceFile> In(string project) => Read(System.IO.Path.Combine(Repository.Root, "src", project));

    private static SourceFile[] Read(string root) =>
        [.. Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(file => (Path: System.IO.Path.GetRelativePath(root, file).Replace('\\', '/'), File: file))
            .Where(x => !x.Path.StartsWith("bin/", StringComparison.Ordinal) && !x.Path.StartsWith("obj/", StringComparison.Ordinal))
            .OrderBy(x => x.Path, StringComparer.Ordinal)
            .Select(x => new SourceFile(x.Path, File.ReadAllText(x.File).ReplaceLineEndings("\n")))];
}
