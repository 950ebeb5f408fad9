using FsCheck.Fluent;
using LifecycleKit.Rfm;

namespace LifecycleKit.Tests.Rfm;

public class RfmModelJsonTests
{
    /// <summary>A model as format 1 has written it. Not to be edited: later versions must go on reading it.</summary>
    private static readonly string Format1 = """
        {"format":1,"asOf":"2026-01-31T00:00:00+00:00","timeZone":"Europe/Berlin",
        "recency":{"method":"given","cutPoints":[30,60.5],"counts":[1,1,2]},
        "frequency":{"method":"quantile","cutPoints":[1,2],"tieKeys":[7,18446744073709551615],"counts":[1,2,1]},
        "monetary":{"method":"fixed","cutPoints":[-0.1,3.3333333333333333333333333333],"counts":[2,0,2]}}
        """.ReplaceLineEndings(string.Empty);

    /// <summary>A model as format 2 has written it. Not to be edited either.</summary>
    private static readonly string Format2 = """
        {"format":2,"asOf":"2026-01-31T00:00:00Z","timeZone":"Europe/Berlin","population":"repeatCustomers",
        "recency":{"method":"given","cutPoints":[30,60.5],"counts":[1,1,2]},
        "frequency":{"method":"quantile","cutPoints":[3,4],"counts":[2,1,1]},
        "monetary":{"method":"quantile","cutPoints":[20,40],"counts":[2,1,1]}}
        """.ReplaceLineEndings(string.Empty);

    /// <summary>A model as format 3 has written it. Not to be edited either.</summary>
    private static readonly string Format3 = Format2
        .Replace("\"format\":2", "\"format\":3", StringComparison.Ordinal)
        .Replace("\"repeatCustomers\",", "\"repeatCustomers\",\"windowDays\":365,", StringComparison.Ordinal);

    /// <summary>The text of format 1 as it is written today.</summary>
    private static readonly string Rewritten = Format1
        .Replace("+00:00", "Z", StringComparison.Ordinal)
        .Replace("\"format\":1", "\"format\":3", StringComparison.Ordinal)
        .Replace("\"Europe/Berlin\",", "\"Europe/Berlin\",\"population\":\"allBuyers\",", StringComparison.Ordinal);

    [Fact]
    public void FromJson_Format2_HasThePopulationThatWasCut()
    {
        var model = RfmModel.FromJson(Format2);

        Assert.Equal(RfmPopulation.RepeatCustomers, model.Population);
        Assert.Equal([3m, 4m], model.Frequency.CutPoints);
        Assert.Null(model.WindowDays);
        Assert.Equal(Format2.Replace("\"format\":2", "\"format\":3", StringComparison.Ordinal), model.ToJson());
    }

    [Fact]
    public void FromJson_Format3_HasTheWindow()
    {
        var model = RfmModel.FromJson(Format3);
        Assert.Equal(365, model.WindowDays);
        Assert.Equal(Format3, model.ToJson());
        Assert.NotEqual(RfmModel.FromJson(Format2).ContentHash, model.ContentHash);
        Assert.Null(RfmModel.FromJson(Format1).WindowDays);
    }

    [Theory]
    [InlineData("\"format\":3", "\"format\":2", "windowDays: Format 2 does not have the member")]
    [InlineData("365", "0", "windowDays: The window is 0 days")]
    [InlineData("365", "36501", "windowDays: The window is 36501 days")]
    [InlineData("365", "1.5", "windowDays")]
    public void FromJson_WrongWindow_ThrowsNamingIt(string part, string replacement, string message)
    {
        var json = Format3.Replace(part, replacement, StringComparison.Ordinal);
        var error = Assert.Throws<ArgumentException>(nameof(json), () => RfmModel.FromJson(json));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ContentHash_OfAModelOfBothFormats_IsTheSameAndDependsOnThePopulation()
    {
        var model = RfmModel.FromJson(Format1);
        Assert.Equal(model.ContentHash, RfmModel.FromJson(Rewritten).ContentHash);
        Assert.NotEqual(
            RfmModel.FromJson(Format2).ContentHash,
            RfmModel.FromJson(Format2.Replace("repeatCustomers", "allBuyers", StringComparison.Ordinal)).ContentHash);
    }

    [Theory]
    [InlineData("\"population\":\"repeatCustomers\",", "", "population: There is no population")]
    [InlineData("\"repeatCustomers\"", "null", "population")]
    [InlineData("\"repeatCustomers\"", "\"RepeatCustomers\"", "population: The population is not known")]
    [InlineData("\"format\":2", "\"format\":1", "population: Format 1 does not have the member")]
    public void FromJson_WrongPopulation_ThrowsNamingIt(string part, string replacement, string path)
    {
        var json = Format2.Replace(part, replacement, StringComparison.Ordinal);
        var error = Assert.Throws<ArgumentException>(nameof(json), () => RfmModel.FromJson(json));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromJson_Format1_ReadsEverything()
    {
        var model = RfmModel.FromJson(Format1);

        Assert.Equal(RfmPopulations.AsOf, model.AsOf);
        Assert.Equal("Europe/Berlin", model.TimeZoneId);
        Assert.Equal(RfmBins.Create(3), model.Bins);
        Assert.Equal(RfmCutMethod.Given, model.Recency.Method);
        Assert.Equal(RfmCutMethod.Quantile, model.Frequency.Method);
        Assert.Equal(RfmCutMethod.Fixed, model.Monetary.Method);
        Assert.Equal([30m, 60.5m], model.Recency.CutPoints);
        Assert.Equal([7UL, ulong.MaxValue], model.Frequency.TieKeys);
        Assert.Equal([-0.1m, 3.3333333333333333333333333333m], model.Monetary.CutPoints);
        Assert.Equal([2L, 0, 2], model.Monetary.BinCounts);
        Assert.Equal([2], model.Monetary.EmptyScores);
        Assert.Equal("321", model.Score(RfmValues.Create(30, 1, -0.1m), 8).ToString());
        Assert.Equal(RfmPopulation.AllBuyers, model.Population);
        Assert.Equal(Rewritten, model.ToJson());
    }

    [Fact]
    public void ToJson_AnyModel_ReadsBackAndScoresIdentically() =>
        Law.Holds(RfmPopulations.AnyPopulation.Zip(RfmPopulations.AnyOptions).Zip(RfmPopulations.Population), x =>
        {
            var ((population, options), strangers) = x;
            var model = RfmPopulations.Fit(population, options);
            var again = RfmModel.FromJson(model.ToJson());
            RfmValues[] all = [.. population, .. strangers];
            var keys = RfmPopulations.KeysFor(all);
            Assert.Equal(model.ToJson(), again.ToJson());
            Assert.Equal(RfmPopulations.Scores(model, all, keys), RfmPopulations.Scores(again, all, keys));
        });

    [Fact]
    public void ToJson_CutPointsWithTrailingZeros_AreNormalised()
    {
        var cuts = RfmCuts.Given(-0.000m, 1.50m, 100.00m);
        var fitted = RfmModel.Fit([], RfmPopulations.AsOf, new RfmOptions { Recency = cuts, Frequency = cuts, Monetary = cuts });
        var read = RfmModel.FromJson(Format1.Replace("[30,60.5]", "[-0.0,100.00]", StringComparison.Ordinal));

        Assert.Contains("[0,1.5,100]", fitted.ToJson(), StringComparison.Ordinal);
        Assert.Contains("[0,100]", read.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void FromJson_OtherOffset_IsTheSameInstantInUtc()
    {
        var model = RfmModel.FromJson(Format1.Replace("00:00:00+00:00", "01:00:00+01:00", StringComparison.Ordinal));

        Assert.Equal((RfmPopulations.AsOf, TimeSpan.Zero), (model.AsOf, model.AsOf.Offset));
    }

    [Theory]
    [InlineData("\"format\":1", "\"format\":4", "format")]
    [InlineData("\"format\":1,", "", "format")]
    [InlineData("\"format\":1", "\"format\":1,\"colour\":1", "colour")]
    [InlineData("\"method\":\"given\"", "\"method\":\"given\",\"colour\":1", "colour")]
    [InlineData("\"method\":\"given\"", "\"method\":\"given\",\"method\":\"given\"", "occurs twice")]
    [InlineData("\"timeZone\":\"Europe/Berlin\",", "", "timeZone")]
    [InlineData("\"Europe/Berlin\"", "\" \"", "timeZone")]
    [InlineData("\"Europe/Berlin\"", "null", "timeZone")]
    [InlineData("2026-01-31T", "2026-02-31T", "asOf")]
    [InlineData("{\"method\":\"given\",\"cutPoints\":[30,60.5],\"counts\":[1,1,2]}", "null", "recency: There is null")]
    [InlineData("\"given\"", "\"Given\"", "recency/method")]
    [InlineData("\"given\"", "null", "recency/method")]
    [InlineData("\"given\"", "1", "recency/method")]
    [InlineData("[30,60.5]", "null", "recency/cutPoints")]
    [InlineData("[30,60.5]", "[]", "recency/cutPoints")]
    [InlineData("[30,60.5]", "[1,2,3,4,5,6,7,8,9,10]", "recency/cutPoints")]
    [InlineData("[30,60.5]", "[30,30]", "recency/cutPoints")]
    [InlineData("[30,60.5]", "[30,\"60.5\"]", "recency/cutPoints")]
    [InlineData("[30,60.5]", "[30,1e29]", "recency/cutPoints")]
    [InlineData("[1,2],", "[2,1],", "frequency/cutPoints")]
    [InlineData("[1,2],\"tieKeys\":[7,18446744073709551615]", "[1,1],\"tieKeys\":[7,6]", "frequency/cutPoints")]
    [InlineData("[7,18446744073709551615]", "[7]", "frequency/tieKeys")]
    [InlineData("[7,18446744073709551615]", "[7,-1]", "frequency/tieKeys")]
    [InlineData("[30,60.5]", "[30,60.5],\"tieKeys\":[1,2]", "recency/tieKeys")]
    [InlineData("[1,1,2]", "[1,1,1,1]", "recency/counts")]
    [InlineData("[1,1,2]", "[1,-1,4]", "recency/counts")]
    [InlineData("[1,1,2]", "[1,1,9223372036854775807]", "recency/counts")]
    [InlineData("[1,1,2]", "[1,1,3]", "recency/counts: The counts of the three columns differ in their sum")]
    [InlineData("[1,2,1]", "[1,2,2]", "recency/counts: The counts of the three columns differ in their sum")]
    [InlineData("[2,0,2]", "[2,0,3]", "recency/counts: The counts of the three columns differ in their sum")]
    [InlineData("[1,1,2]", "null", "recency/counts")]
    public void FromJson_OneFault_ThrowsArgumentExceptionNamingThePlace(string part, string replacement, string path)
    {
        Assert.Contains(part, Format1, StringComparison.Ordinal);

        var json = Format1.Replace(part, replacement, StringComparison.Ordinal);
        var error = Assert.Throws<ArgumentException>(nameof(json), () => RfmModel.FromJson(json));

        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromJson_Null_ThrowsArgumentNullException() => Assert.Throws<ArgumentNullException>("json", () => RfmModel.FromJson(null!));

    [Fact]
    public void FromJson_AnyMutilation_ThrowsNothingButArgumentException() => MutilatedJson.IsReadOrRefused(Format2, RfmModel.FromJson);
}
