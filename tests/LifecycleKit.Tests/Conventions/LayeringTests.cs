using System.Reflection;
using LifecycleKit.Conditions;

namespace LifecycleKit.Tests.Conventions;

public class LayeringTests
{
    /// <summary>The fields that a folder to the right of Conditions adds to its language, with that folder.</summary>
    private static readonly Dictionary<string, string> Fields = (
        from type in Library.PublicTypes
        where type.Namespace != typeof(Field).Namespace
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Static)
        where typeof(Field).IsAssignableFrom(property.PropertyType)
        select (((Field)property.GetValue(null)!).Name, Folder: type.Namespace!.Split('.')[^1])).ToDictionary(x => x.Name, x => x.Folder);

    [Fact]
    public void Sources_OfTheLibrary_NameOnlyFoldersToTheirLeft() => Rule.Holds(new Layering(SourceFile.All, Fields).Violations());

    [Fact]
    public void Folders_OfTheLibrary_AreInTheOrder()
    {
        Assert.NotEmpty(SourceFile.All);
        Assert.All(SourceFile.All, file => Assert.True(file.Folder == Folders.Root || Folders.Contains(file.Folder), file.Path));
    }

    [Theory]
    [InlineData("using LifecycleKit.Clv;")]
    [InlineData("using  LifecycleKit . /* hidden */ Clv ;")]
    [InlineData("using Model = LifecycleKit.Clv.BgNbdModel;")]
    [InlineData("using Purchases = LifecycleKit.Clv;")]
    [InlineData("using static LifecycleKit.Clv.BgNbdModel;")]
    [InlineData("using static global::LifecycleKit.Clv.BgNbdModel;")]
    [InlineData("using Pair = (LifecycleKit.Clv.BgNbdModel, int);")]
    [InlineData("namespace LifecycleKit.Rfm; using Clv;")]
    [InlineData("namespace LifecycleKit.Rfm; using Purchases = Clv;")]
    [InlineData("class A { LifecycleKit.Clv.BgNbdModel _model; }")]
    [InlineData("class A { global::LifecycleKit.Clv.BgNbdModel _model; }")]
    [InlineData("class A { List<Clv.BgNbdModel?> _models; }")]
    [InlineData("class A { object M() => new Clv.BgNbdModel(); }")]
    [InlineData("class A { object M() => typeof(@Clv.BgNbdModel); }")]
    [InlineData("class A { string M() => $\"{Clv.BgNbdModel.Name:x} and {{text}}\"; }")]
    [InlineData("class A { string M() => $$\"\"\"{ {{Clv.BgNbdModel.Name}} }\"\"\"; }")]
    [InlineData("class A { string M() => $@\"\\{Clv.BgNbdModel.Name}\"; }")]
    [InlineData("using LifecycleKit.Rfm; using LifecycleKit.Clv; // one to itself, one to the right")]
    [InlineData("class A { \\u0043lv.BgNbdModel _model; }")]
    public void Violations_NameOfAFolderToTheRight_IsFound(string code) =>
        Assert.Equal(["Rfm/Planted.cs(1): Rfm names Clv"], Scan("Rfm", code));

    [Theory]
    [InlineData("using LifecycleKit.Customers; using LifecycleKit.Statistics;")]
    [InlineData("namespace LifecycleKit.Rfm; class A { Statistics.Estimate _a; LifecycleKit.Rfm.A _b; }")]
    [InlineData("// using LifecycleKit.Clv;")]
    [InlineData("/* using LifecycleKit.Clv; */")]
    [InlineData("/// <see cref=\"LifecycleKit.Clv.BgNbdModel\"/>")]
    [InlineData("#region LifecycleKit.Clv.BgNbdModel")]
    [InlineData("class A { string _a = \"LifecycleKit.Clv.BgNbdModel\"; }")]
    [InlineData("class A { string _a = \"\\\" LifecycleKit.Clv\"; }")]
    [InlineData("class A { string _a = @\"\"\" LifecycleKit.Clv\\\"; }")]
    [InlineData("class A { string _a = \"\"\"a \"quoted\" LifecycleKit.Clv\"\"\"; }")]
    [InlineData("class A { string _a = $\"{1} LifecycleKit.Clv {{Clv.BgNbdModel}} {2,3:Clv.BgNbdModel}\"; }")]
    [InlineData("class A { char _a = '\"'; } // LifecycleKit.Clv \"")]
    [InlineData("class A { int Clv { get; } object M() => Clv.ToString() + model.Clv.BgNbdModel; }")]
    public void Violations_NamesToTheLeftCommentsAndText_AreNone(string code) => Assert.Empty(Scan("Rfm", code));

    [Theory]
    [InlineData("Clv", "using LifecycleKit.Rfm;", "Clv names Rfm")]
    [InlineData("Rfm", "using LifecycleKit.Clv;", "Rfm names Clv")]
    [InlineData("Numerics", "using LifecycleKit.DependencyInjection;", "Numerics names DependencyInjection")]
    [InlineData("", "using LifecycleKit.Numerics;", "the root names Numerics")]
    [InlineData("Scoring", "global using LifecycleKit.Rfm;", "a global using hides what the other files name")]
    [InlineData("Scoring", "using Kit = LifecycleKit;", "an alias of the root hides what the file names")]
    [InlineData("Scoring", "using Kit = global::LifecycleKit;", "an alias of the root hides what the file names")]
    [InlineData("Tracking", "using Microsoft.Extensions.Options;", "names Microsoft.Extensions.Options")]
    [InlineData("Tracking", "using M = Microsoft;", "names Microsoft")]
    [InlineData("Stages", "class A(System.TimeProvider clock);", "names TimeProvider")]
    public void Violations_OfEachOtherRule_AreFound(string folder, string code, string complaint) =>
        Assert.EndsWith($"Planted.cs(1): {complaint}", Assert.Single(Scan(folder, code)), StringComparison.Ordinal);

    [Theory]
    [InlineData("DependencyInjection", "using Microsoft.Extensions.Options; using LifecycleKit.Tracking; class A(TimeProvider clock);")]
    [InlineData("Tracking", "class A(TimeProvider clock);")]
    [InlineData("Scoring", "using LifecycleKit.Rfm; using LifecycleKit.Clv;")]
    public void Violations_WhereTheFolderMay_AreNone(string folder, string code) => Assert.Empty(Scan(folder, code));

    [Fact]
    public void Violations_LaterInTheFile_BearTheirLine() =>
        Assert.Equal(["Rfm/Planted.cs(4): Rfm names Clv"], Scan("Rfm", "// 1\n/* 2\n3 */\nusing LifecycleKit.Clv;\n"));

    [Fact]
    public void Violations_InEitherBranchOfAnIf_AreFound() => Assert.Equal(
        ["Rfm/Planted.cs(2): Rfm names Clv", "Rfm/Planted.cs(4): Rfm names Clv"],
        Scan("Rfm", "#if NET9_0_OR_GREATER\nusing LifecycleKit.Clv;\n#else\nusing static LifecycleKit.Clv.BgNbdModel;\n#endif\n"));

    [Fact]
    public void Fields_OfTheLibrary_BelongToTheirFolders() => Assert.Equal(
        ("Segments", "Stages"),
        (Fields[LifecycleKit.Segments.SegmentFields.Phase.Name], Fields[LifecycleKit.Stages.StageFields.EnteredAt.Name]));

    [Theory]
    [InlineData("Conditions", "class A { string[] _a = [\"stage.\", \"orders.\"]; }", "Conditions names \"stage.\" of Stages")]
    [InlineData("Conditions", "class A { string _a = \"stage.enteredAt\"; }", "Conditions names \"stage.enteredAt\" of Stages")]
    [InlineData("Conditions", "class A { string _a = \"\"\"segment\"\"\"; }", "Conditions names \"segment\" of Segments")]
    [InlineData("Segments", "class A { string M(int x) => $\"stage.{x}\"; }", "Segments names \"stage.\" of Stages")]
    [InlineData("", "class A { string _a = \"segment\"; }", "the root names \"segment\" of Segments")]
    public void Violations_FieldOfAFolderToTheRightInAText_IsFound(string folder, string code, string complaint) =>
        Assert.EndsWith($"Planted.cs(1): {complaint}", Assert.Single(Scan(folder, code)), StringComparison.Ordinal);

    [Theory]
    [InlineData("Stages", "class A { string _a = \"stage.enteredAt\"; string _b = \"segment\"; }")]
    [InlineData("Conditions", "class A { string _a = \"A stage. It has a segment.\"; } // \"stage.\"")]
    public void Violations_FieldToTheLeftOrProse_IsNone(string folder, string code) => Assert.Empty(Scan(folder, code));

    [Theory]
    [InlineData("Conditions", "class A { long StageEnteredTicks; }", "Conditions has \"stage\" of Stages in StageEnteredTicks")]
    [InlineData("Conditions", "class A { void M(int[] stages) { } }", "Conditions has \"stage\" of Stages in stages")]
    [InlineData("Customers", "class A { int _lastStage; }", "Customers has \"stage\" of Stages in _lastStage")]
    [InlineData("Stages", "class A { object M() => playbook.X; }", "Stages has \"playbook\" of Plays in playbook")]
    [InlineData("", "enum A { EmptySegment }", "the root has \"segment\" of Segments in EmptySegment")]
    public void Violations_WordOfAFolderToTheRightInAnIdentifier_IsFound(string folder, string code, string complaint) =>
        Assert.EndsWith($"Planted.cs(1): {complaint}", Assert.Single(Scan(folder, code)), StringComparison.Ordinal);

    [Theory]
    [InlineData("Stages", "class A { int Stage; int SegmentCount; }")]
    [InlineData("Conditions", "class A { int Staged; int Display; int Segmented; } // Stage")]
    [InlineData("Customers", "class A { string Play; string ExperimentName; }")]
    public void Violations_OwnWordOrLongerWordOrException_IsNone(string folder, string code) => Assert.Empty(Scan(folder, code));

    private static IReadOnlyList<string> Scan(string folder, string code)
    {
        SourceFile[] files =
        [
            new(folder == Folders.Root ? "Planted.cs" : $"{folder}/Planted.cs", code),
            new("Clv/BgNbdModel.cs", "namespace LifecycleKit.Clv; public sealed record BgNbdModel(double R);"),
            new("Statistics/Estimate.cs", "namespace LifecycleKit.Statistics; public readonly record struct Estimate { }"),
        ];
        return new Layering(files, new Dictionary<string, string> { ["stage.enteredAt"] = "Stages", ["segment"] = "Segments" })
            .Violations();
    }
}
