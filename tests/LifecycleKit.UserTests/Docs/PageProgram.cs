using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LifecycleKit.UserTests.Docs;

/// <summary>
/// A program that a page shows in blocks. A block that begins with <c>using</c> starts a program, the blocks of C# after it continue it,
/// and a block of text is what the blocks before it print. A reader who pastes the blocks one after another into an empty Program.cs gets
/// this program.
/// </summary>
internal sealed class PageProgram
{
    /// <summary>What <c>dotnet new console</c> imports, and the console of the program.</summary>
    private const string Surroundings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;

        internal static class Console
        {
            public static List<string> Parts { get; } = [""];

            public static void WriteLine(object? value) => Parts[^1] += value + "\n";

            public static void EndPart() => Parts.Add("");
        }
        """;

    /// <summary>The language of .NET 8, so that the programs compile in every project that can use the library.</summary>
    private static readonly CSharpParseOptions Language = new(LanguageVersion.CSharp12, DocumentationMode.Diagnose);

    private static readonly CSharpCompilationOptions Options =
        new(
            OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable, checkOverflow: true,
            // The SDK ignores these two as well: the compiler's own package brings a later System.Collections.Immutable than .NET 8 has.
            specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]);

    private static readonly IReadOnlyList<MetadataReference> References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path))];

    private readonly string _page;
    private readonly StringBuilder _usings = new();
    private readonly StringBuilder _statements = new();
    private readonly StringBuilder _types = new();

    private PageProgram(string page) => _page = page;

    /// <summary>The blocks of text of the program, in order.</summary>
    public List<string> Expected { get; } = [];

    /// <summary>Reads the programs of a page.</summary>
    /// <param name="page">The name of the page, for messages.</param>
    /// <param name="blocks">Its blocks.</param>
    public static IReadOnlyList<PageProgram> Read(string page, IReadOnlyList<PageBlock> blocks)
    {
        var programs = new List<PageProgram>();
        foreach (var block in blocks)
        {
            if (block.Language == "csharp") Add(block);
            if (block.Language == "text") programs[^1].Expect(block.Text);
        }

        return programs;

        void Add(PageBlock block)
        {
            if (block.Text.StartsWith("using ", StringComparison.Ordinal)) programs.Add(new PageProgram(page));
            Assert.True(programs.Count > 0, $"{page}:{block.Line}: the first block of C# has no using lines.");
            programs[^1].Append(block);
        }
    }

    /// <summary>Compiles the program with the <c>using</c> lines that the page shows.</summary>
    /// <param name="image">Where the assembly goes.</param>
    /// <returns>Errors, warnings, and <c>using</c> lines that are not needed, each with its line on the page.</returns>
    public IReadOnlyList<string> Compile(Stream image)
    {
        var source = $"{_usings}{_statements}{_types}";
        SyntaxTree[] trees =
        [
            CSharpSyntaxTree.ParseText(Surroundings, Language),
            CSharpSyntaxTree.ParseText(source, Language, encoding: Encoding.UTF8),
        ];
        var compilation = CSharpCompilation.Create($"Page{Guid.NewGuid():N}", trees, References, Options);
        const string UnusedUsing = "CS8019";
        const string NoComment = "CS1591";
        string[] found = [.. compilation.GetDiagnostics()
            .Where(diagnostic => diagnostic.Location.SourceTree != trees[0] && diagnostic.Id != NoComment)
            .Where(diagnostic => diagnostic.Severity >= Microsoft.CodeAnalysis.DiagnosticSeverity.Warning || diagnostic.Id == UnusedUsing)
            .Select(Text)];
        if (found.Length == 0) Assert.True(compilation.Emit(image).Success);
        return found;

        static string Text(Microsoft.CodeAnalysis.Diagnostic diagnostic)
        {
            var span = diagnostic.Location.GetMappedLineSpan();
            var message = diagnostic.GetMessage(CultureInfo.InvariantCulture);
            return FormattableString.Invariant($"{span.Path}:{span.StartLinePosition.Line + 1}: {diagnostic.Id} {message}");
        }
    }

    /// <summary>Runs the program and returns what it prints, part by part: one for each block of text.</summary>
    /// <param name="folder">The folder of the files that the program reads.</param>
    public IReadOnlyList<string> Run(string folder)
    {
        _statements.Replace("File.ReadAllText(\"", $"File.ReadAllText(@\"{folder}{Path.DirectorySeparatorChar}");
        using var image = new MemoryStream();
        var found = Compile(image);
        Assert.True(found.Count == 0, string.Join('\n', found));
        var assembly = Assembly.Load(image.ToArray());
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            assembly.EntryPoint!.Invoke(null, assembly.EntryPoint.GetParameters().Length == 0 ? [] : [Array.Empty<string>()]);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }

        var parts = (List<string>)assembly.GetType("Console")!.GetProperty("Parts")!.GetValue(null)!;
        return [.. parts.Select(part => part.TrimEnd().ReplaceLineEndings("\n"))];
    }

    private void Append(PageBlock block)
    {
        var root = CSharpSyntaxTree.ParseText(block.Text, Language).GetCompilationUnitRoot();
        if (root.Usings.Count > 0) Append(_usings, root.Usings[0], string.Concat(root.Usings.Select(line => line.ToFullString())));
        foreach (var member in root.Members) Append(member is GlobalStatementSyntax ? _statements : _types, member, member.ToFullString());

        void Append(StringBuilder part, SyntaxNode first, string text)
        {
            var line = block.Line + first.SyntaxTree.GetLineSpan(first.FullSpan).StartLinePosition.Line;
            part.Append(CultureInfo.InvariantCulture, $"\n#line {line} \"{_page}\"\n").Append(text).Append("\n#line default\n");
        }
    }

    private void Expect(string text)
    {
        Expected.Add(text);
        _statements.Append("Console.EndPart();\n");
    }
}
