using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LifecycleKit.Tests.Conventions;

/// <summary>One C# file: its path below the folder that was asked for, with forward slashes, and its text.</summary>
internal sealed partial record SourceFile(string Path, string Text)
{
    /// <summary>The first-level folder; empty for a file beside the project file. Sub-folders belong to it.</summary>
    public string Folder => Path.Contains('/') ? Path[..Path.IndexOf('/')] : Folders.Root;

    public int LineCount => Text.AsSpan().Count('\n') + (Text.EndsWith('\n') ? 0 : 1);

    /// <summary>The parsed text. Both branches of an #if count: each is compiled for one framework.</summary>
    public CompilationUnitSyntax Syntax =>
        field ??= SyntaxFactory.ParseCompilationUnit(Branching().Replace(Text, ""), options: new(LanguageVersion.Preview));

    public override string ToString() => Path;

    /// <summary>All files of the library, without what the build generates.</summary>
    public static IReadOnlyList<SourceFile> All { get; } = In("src/LifecycleKit");

    /// <summary>All files below a folder of the repository.</summary>
    public static IReadOnlyList<SourceFile> In(string folder) => Read(System.IO.Path.Combine(Repository.Root, folder));

    private static SourceFile[] Read(string root) =>
        [.. Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(file => (Path: System.IO.Path.GetRelativePath(root, file).Replace('\\', '/'), File: file))
            .Where(x => !x.Path.Split('/').SkipLast(1).Intersect(["bin", "obj"]).Any())
            .OrderBy(x => x.Path, StringComparer.Ordinal)
            .Select(x => new SourceFile(x.Path, File.ReadAllText(x.File).ReplaceLineEndings("\n")))];

    [GeneratedRegex(@"^[ \t]*#(if|elif|else|endif)\b.*$", RegexOptions.Multiline)]
    private static partial Regex Branching();
}
