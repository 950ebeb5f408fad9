using System.Globalization;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

public class LifecycleDiagramTests
{
    private static readonly LifecycleDefinition Nasty = LifecycleDefinition.Build("a \"nasty\" \\ lifecycle", lifecycle => lifecycle
        .Stage("say \"hi\"; #1: now")
        .Stage("direction TB", 10)
        .Stage("état 客 🎉 {x} [[fork]]", -3)
        .Stage("two\nlines\\n &amp; <b>tags</b>")
        .Stage("end note %% comment")
        .StartAt("direction TB")
        .Rule("1. first", r => r.FromAny().To("say \"hi\"; #1: now").On(EventTriggers.Any))
        .Rule("s0 --> s1 : x", r => r.From("say \"hi\"; #1: now").To("direction TB").On(EventTriggers.Visit | EventTriggers.CartUpdated)
            .When(Fields.EventSource.EqualTo("a\"b\\c;d") & !Fields.CartValue.LessThan(1.50m)).Priority(7))
        .Rule("www.shop.com", r => r.From("direction TB", "two\nlines\\n &amp; <b>tags</b>").To("état 客 🎉 {x} [[fork]]")
            .AsTimePasses().When(Fields.LastSeenAt.OlderThan(TimeSpan.FromHours(36))).Priority(-1))
        .Rule("wait", r => r.From("état 客 🎉 {x} [[fork]]").To("two\nlines\\n &amp; <b>tags</b>").AsTimePasses().When(Fields.LastNps.Exists()))
        .Rule("\"", r => r.From("two\nlines\\n &amp; <b>tags</b>").To("end note %% comment").On(EventTriggers.Custom)));

    [Fact]
    public void ToMermaid_NastyNames_IsTheCommittedText() => GoldenFile.Holds("nasty.mmd", LifecycleDiagram.ToMermaid(Nasty));

    [Fact]
    public void ToDot_NastyNames_IsTheCommittedText() => GoldenFile.Holds("nasty.dot", LifecycleDiagram.ToDot(Nasty));

    [Fact]
    public void ToMermaid_Retail_IsTheCommittedText() => GoldenFile.Holds("retail.mmd", LifecycleDiagram.ToMermaid(LifecyclePresets.Retail));

    [Fact]
    public void ToDot_Retail_IsTheCommittedText() => GoldenFile.Holds("retail.dot", LifecycleDiagram.ToDot(LifecyclePresets.Retail));

    [Fact]
    public void ToMermaid_OneStage_IsTheSmallestDiagram() => Assert.Equal(
        "stateDiagram-v2\n    state \"only\" as s0\n    [*] --> s0\n",
        LifecycleDiagram.ToMermaid(LifecycleDefinition.Build("x", l => l.Stage("only"))));

    [Fact]
    public void ToMermaid_OtherCulture_IsTheSameText()
    {
        var expected = (LifecycleDiagram.ToMermaid(Nasty), LifecycleDiagram.ToDot(Nasty));
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("sv-SE") { NumberFormat = { NegativeSign = "minus" } };
            Assert.Equal(expected, (LifecycleDiagram.ToMermaid(Nasty), LifecycleDiagram.ToDot(Nasty)));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Diagrams_OfNull_AreRefused()
    {
        Assert.Throws<ArgumentNullException>("definition", () => LifecycleDiagram.ToMermaid(null!));
        Assert.Throws<ArgumentNullException>("definition", () => LifecycleDiagram.ToDot(null!));
    }
}
