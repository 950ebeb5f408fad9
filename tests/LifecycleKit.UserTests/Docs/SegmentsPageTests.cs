using System.Reflection;
using LifecycleKit.Rfm;
using LifecycleKit.Segments;
using LifecycleKit.Tests.Docs;

namespace LifecycleKit.UserTests.Docs;

/// <summary>The tables of docs/segments.md say what the maps do.</summary>
public class SegmentsPageTests
{
    private static readonly MarkdownPage Page = MarkdownPage.Read("docs", "segments.md");

    private static readonly int[] Scores = [1, 2, 3, 4, 5];

    [Theory]
    [InlineData("### Five-phase", "V", "FivePhase")]
    [InlineData("### Shop-11", "V", "Shop11")]
    [InlineData("### Grid-10", "F", "Grid10")]
    public void Grid_OfThePage_PlacesEveryScore(string section, string column, string name)
    {
        var map = SegmentMaps.Find(name)!;
        var header = $"| R | {string.Join(" | ", Scores.Select(score => $"{column} = {score}"))} |";
        var rows = Page.Section(section).Table(header).ToDictionary(row => int.Parse(row[0], null));
        foreach (var (r, f, m) in from r in Scores from f in Scores from m in Scores select (r, f, m))
        {
            var place = column == "F" ? f : (f + m + 1) / 2;
            Assert.Equal(Place(map, 2, r, f, m), rows[r][place]);
            if (name != "FivePhase" || r <= 2) Assert.Equal(Place(map, 1, r, f, m), rows[r][place]);
            else Assert.Equal("First-time Customers", Place(map, 1, r, f, m));
        }
    }

    [Fact]
    public void Codes_OfThePage_AreThoseOfClassic11()
    {
        var rows = Page.Section("### Classic-11").Table("| Segment | Codes |");
        Assert.Equal(SegmentMaps.Classic11.Segments.Select(segment => segment.Name), rows.Select(row => row[0]));
        var codes = rows.SelectMany(row => row[1].Split(' ').Select(code => (Code: code, Segment: row[0]))).ToList();
        Assert.Equal(125, codes.Select(code => code.Code).Distinct().Count());
        Assert.All(
            codes,
            row => Assert.Equal(row.Segment, Place(SegmentMaps.Classic11, 2, row.Code[0] - '0', row.Code[1] - '0', row.Code[2] - '0')));
    }

    [Fact]
    public void Segments_OfThePage_HaveTheirPhases() => Assert.Equal(
        SegmentMaps.FivePhase.Segments.Select(segment => $"{segment.Name} | {segment.Phase}"),
        Page.Section("### Five-phase").Table("| Segment | Phase | Customers |").Select(row => $"{row[0]} | {row[1]}"));

    [Fact]
    public void Visitors_OfThePage_ArePlacedAsItSays()
    {
        Assert.Equal("Engaged Visitors", Visitor(SegmentMaps.FivePhase, false));
        Assert.Equal("Loyal Visitors", Visitor(SegmentMaps.FivePhase, true));
        Assert.Equal("Prospects", Visitor(SegmentMaps.Shop11, true));
        Assert.Null(Visitor(SegmentMaps.Grid10, true));
        Assert.Null(Visitor(SegmentMaps.Classic11, true));
        Assert.All(SegmentMaps.All, map => Assert.Null(map.Map(SegmentInput.Create(0, emailContactable: true, default))));
    }

    [Fact]
    public void Maps_OfThePage_AreAllThatThereAre() => Assert.Equal(
        SegmentMaps.All.Zip(SegmentMaps.Names, (map, name) => $"SegmentMaps.{map.Name} | {name} | {map.Segments.Length} | {Visitors(map)}"),
        Page.Table("| Map | Name in configuration | Segments | Looks at | Visitors without an order |")
            .Select(row => $"{row[0]} | {row[1]} | {row[2]} | {row[4]}"));

    [Fact]
    public void Methods_OfThePage_AreAllThatThereAre() => Assert.Equal(
        typeof(RfmCuts).GetMethods(BindingFlags.Public | BindingFlags.Static).Select(method => method.Name).Order(),
        Page.Table("| Cut points | How | Made by |").Select(row => row[0]).Order());

    private static string Visitors(SegmentMap map) =>
        new[] { Visitor(map, false), Visitor(map, true) }.OfType<string>().Distinct().Count() switch
        {
            0 => "no segment",
            1 => "one segment",
            _ => "two segments",
        };

    private static string? Visitor(SegmentMap map, bool isContactable) =>
        map.Map(SegmentInput.Create(0, isContactable, default, hasVisited: true))?.Name;

    private static string Place(SegmentMap map, int orders, int r, int f, int m) =>
        map.Map(SegmentInput.Create(orders, true, RfmScore.Create(r, f, m)))!.Name;
}
