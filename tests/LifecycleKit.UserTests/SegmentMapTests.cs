using LifecycleKit.Conditions;
using LifecycleKit.Rfm;
using LifecycleKit.Segments;
using LifecycleKit.Stages;

namespace LifecycleKit.UserTests;

public class SegmentMapTests
{
    [Fact]
    public void Build_WithAGap_SaysShortlyWhichCodesAreLeftOut()
    {
        var builder =
            new SegmentMapBuilder("Mine", RfmBins.Create(5)).Add("Visitors", code => code.IsVisitor).Add("Whale", code => code.M >= 4);

        Assert.Equal(
            "The segment map 'Mine' must place every key of 5×5×5 bins in exactly one segment. No segment: keys with M <= 3.",
            Assert.Throws<ArgumentException>(builder.Build).Message);
    }

    [Fact]
    public void Build_WithManyGapsAndOverlaps_ListsThreeOfEach()
    {
        var builder = new SegmentMapBuilder("Mine", RfmBins.Create(10)).Add("Even", code => (code.R + code.F + code.M) % 2 == 0);
        for (var r = 1; r <= 8; r++)
        {
            var high = r;
            builder.Add($"Third {high}", code => code.R == high && code.M % 3 == 0);
        }

        var message = Assert.Throws<ArgumentException>(builder.Build).Message;

        Assert.True(message.Length < 900, message);
        Assert.Contains(" more. Several segments: ", message, StringComparison.Ordinal);
        Assert.EndsWith("; 5 more groups of segments.", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("five-phase", "FivePhase")]
    [InlineData("Five-Phase", "FivePhase")]
    [InlineData("FivePhase", "FivePhase")]
    [InlineData("classic-11", "Classic11")]
    [InlineData("grid-10", "Grid10")]
    [InlineData("shop-11", "Shop11")]
    [InlineData("five phase", null)]
    [InlineData("", null)]
    public void Find_OfAName_IsTheMapInTheBox(string name, string? expected)
    {
        Assert.Equal(expected, SegmentMaps.Find(name)?.Name);
        Assert.Equal(SegmentMaps.All, SegmentMaps.Names.Select(known => SegmentMaps.Find(known)!));
    }

    [Fact]
    public void ContentHash_OfMapsThatSayTheSame_IsEqual()
    {
        var one = new SegmentMapBuilder("Mine", RfmBins.Create(3)).Add("Top", code => code.R == 3, "Good").Add("Rest", code => code.R < 3)
            .Build();
        var other = new SegmentMapBuilder("Mine", RfmBins.Create(3)).Add("Rest", code => code.R is 0 or 1 or 2)
            .Add("Top", code => code.R > 2, "Good").Build();

        Assert.Equal(one.ContentHash, other.ContentHash);
        Assert.Equal(["Top", "Rest"], one.Segments.Select(segment => segment.Name));
    }

    [Fact]
    public void ContentHash_OfMapsThatDiffer_Differs()
    {
        SegmentMap[] maps =
        [
            Halves("Mine", RfmBins.Create(4), 3, "Top"), Halves("Yours", RfmBins.Create(4), 3, "Top"),
            Halves("Mine", RfmBins.Create(5), 3, "Top"),
            Halves("Mine", RfmBins.Create(4), 2, "Top"), Halves("Mine", RfmBins.Create(4), 3, "Best"),
            Halves("Mine", RfmBins.Create(4), 3, "Top", "Good"),
            new SegmentMapBuilder("Mine", RfmBins.Create(4)).CustomersOnly().Add("Top", code => code.R >= 3).Add("Rest", code => code.R < 3)
                .Build(),
        ];

        Assert.Equal(maps.Length, maps.Select(map => map.ContentHash).Distinct().Count());
    }

    [Fact]
    public void For_AMapOfTheShop_MakesSegmentMeanThatMap()
    {
        var whales =
            new SegmentMapBuilder("Mine", RfmBins.Create(5)).Add("Whale", code => code.M >= 4).Add("Rest", code => code.M < 4).Build();

        Assert.DoesNotContain(
            Load("Whale", LifecycleConditionCatalog.For(whales)), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Equal(DiagnosticIds.UnknownValue, Load("Champions", LifecycleConditionCatalog.For(whales))[0].Id);
        Assert.Equal(DiagnosticIds.UnknownValue, Load("Whale", LifecycleConditionCatalog.Default)[0].Id);
    }

    private static SegmentMap Halves(string name, RfmBins bins, int from, string top, string? phase = null) =>
        new SegmentMapBuilder(name, bins).Add(top, code => code.R >= from, phase).Add("Rest", code => code.R < from).Build();

    private static IReadOnlyList<Diagnostic> Load(string segment, ConditionCatalog catalog)
    {
        var json = """
            {"format":1,"name":"x","initial":"a","stages":{"a":{},"b":{"terminal":true}},
             "rules":{"r":{"from":"a","to":"b","on":"Visit","when":{"field":"segment","eq":"SEGMENT"}}}}
            """;
        return LifecycleDefinition.Load(json.Replace("SEGMENT", segment, StringComparison.Ordinal), catalog).Diagnostics;
    }
}
