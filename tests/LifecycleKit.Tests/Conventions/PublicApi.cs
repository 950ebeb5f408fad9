using System.Reflection;
using PublicApiGenerator;

namespace LifecycleKit.Tests.Conventions;

/// <summary>The public API of an assembly as C#, compared with the text that is committed.</summary>
internal static class PublicApi
{
    private const string Switch = "LIFECYCLEKIT_UPDATE_API";

    /// <summary>Fails unless the public API of an assembly is the committed one; with the switch set, commits it first.</summary>
    /// <param name="assembly">The assembly of a package.</param>
    /// <param name="path">The file of the committed text.</param>
    /// <param name="namespaces">Namespaces of Microsoft's that the assembly extends, which are left out otherwise.</param>
    public static void MatchesBaseline(Assembly assembly, string path, params string[] namespaces)
    {
        var options = Options();
        options.AllowNamespacePrefixes = namespaces;
        var text = assembly.GeneratePublicApi(options);
        if (Environment.GetEnvironmentVariable(Switch) == "1") File.WriteAllText(path, text.ReplaceLineEndings("\n") + "\n");

        var difference = Difference(Committed(path), text);
        Assert.True(difference.Count == 0, $"""
            The public API is not the committed one:
            {string.Join("\n", difference)}
            If this is meant, run and commit: {Switch}=1 dotnet test --filter PublicApi
            """);
    }

    /// <summary>The public API of some types alone.</summary>
    public static string TextOf(params Type[] types) => types.GeneratePublicApi(Options());

    /// <summary>The lines of one text alone: those of the first with a minus, of the second with a plus, each with its type.</summary>
    public static IReadOnlyList<string> Difference(string before, string after)
    {
        var (old, now) = (Qualified(before), Qualified(after));
        return [.. old.Except(now).Select(line => $"- {line}"), .. now.Except(old).Select(line => $"+ {line}")];
    }

    /// <summary>
    /// Returns the committed text, which is that of the newest framework. For .NET 8 the compiler puts the mark of a params collection
    /// into the assembly itself, where it is hidden.
    /// </summary>
    private static string Committed(string path)
    {
        var text = File.ReadAllText(path);
#if NET9_0_OR_GREATER
        return text;
#else
        return text.Replace("[System.Runtime.CompilerServices.ParamCollection] ", null, StringComparison.Ordinal);
#endif
    }

    private static List<string> Qualified(string text)
    {
        // Declarations by how far they are indented: a namespace, its types, their members.
        var outer = new List<(int Indent, string Line)>();
        var lines = new List<string>();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Where(line => line.Trim() is not ("" or "{" or "}")))
        {
            var indent = line.Length - line.TrimStart().Length;
            outer.RemoveAll(x => x.Indent >= indent);
            outer.Add((indent, line.Trim()));
            lines.Add(string.Join(" > ", outer.Select(x => x.Line)));
        }

        return lines;
    }

    private static ApiGeneratorOptions Options() =>
        new() { IncludeAssemblyAttributes = false, ExcludeAttributes = [typeof(MutableAttribute).FullName!] };
}
