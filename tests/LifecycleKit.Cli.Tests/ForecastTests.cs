using System.Globalization;
using System.Text.Json;

namespace LifecycleKit.Cli.Tests;

public class ForecastTests
{
    [Fact]
    public async Task Run_SimulatedShop_ForecastsEveryCustomerWithAnOrder()
    {
        using var run = await ToolRun.RunAsync();
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        var rows = run.Rows("customers.csv");
        Assert.All(rows, row => Assert.Equal(row["orders"] == "0", row["p_alive"].Length == 0));
        foreach (var row in rows.Where(row => row["p_alive"].Length > 0))
        {
            var (alive, last, age) = (Number(row["p_alive"]), Number(row["t_x"]), Number(row["T"]));
            Assert.InRange(alive, 0, 1);
            Assert.InRange(last, 0, age);
            Assert.Equal(row["x"] == "0", last == 0);
            Assert.True(Number(row["expected_orders_90d"]) >= 0 && Number(row["expected_spend"]) > 0 && Number(row["clv_365d"]) >= 0);
            Assert.Equal(1 - alive < 0.33 ? "Low" : 1 - alive < 0.66 ? "Medium" : "High", row["churn_band"]);
            // Weeks are days over 7.
            Assert.Equal(Math.Round(7 * age), 7 * age, 1e-6);
        }

        var summary = run.Summary();
        var model = summary.GetProperty("model");
        Assert.Equal("MBG/NBD", model.GetProperty("name").GetString());
        Assert.Equal(["r", "alpha", "a", "b"], model.GetProperty("parameters").EnumerateObject().Select(member => member.Name));
        Assert.Equal(["r", "alpha", "a", "b"], model.GetProperty("standard_errors").EnumerateObject().Select(member => member.Name));
        Assert.Equal(["MBG/NBD", "BG/NBD", "Pareto/NBD", "NBD"], model.GetProperty("aic").EnumerateObject().Select(member => member.Name));
        Assert.Equal(
            8 - 2 * model.GetProperty("log_likelihood").GetDouble(), model.GetProperty("aic").GetProperty("MBG/NBD").GetDouble(), 1e-6);
        Assert.Equal(JsonValueKind.Array, model.GetProperty("warnings").ValueKind);
        var holdout = summary.GetProperty("holdout");
        Assert.Equal(8, holdout.GetProperty("buckets").GetArrayLength());
        Assert.InRange(
            holdout.GetProperty("expected_purchases").GetDouble() / holdout.GetProperty("actual_purchases").GetDouble(), 0.8, 1.2);
        Assert.Contains("Repeat purchases", run.Output, StringComparison.Ordinal);
        Assert.Contains("hold-out: the model was fitted without the orders below", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mbgnbd", "MBG/NBD")]
    [InlineData("bgnbd", "BG/NBD")]
    [InlineData("paretonbd", "Pareto/NBD")]
    public async Task Run_WithModel_TakesIt(string model, string name)
    {
        using var run = await ToolRun.RunAsync("--model", model);
        Assert.Equal(name, run.Summary().GetProperty("model").GetProperty("name").GetString());
    }

    [Fact]
    public async Task Run_WithMargin_ScalesTheValueAlone()
    {
        using var whole = await ToolRun.RunAsync();
        using var third = await ToolRun.RunAsync("--margin", "0.25");
        foreach (var (a, b) in whole.Rows("customers.csv").Zip(third.Rows("customers.csv")).Where(pair => pair.First["clv_365d"].Length > 0)
            .Take(50))
        {
            Assert.Equal(a["expected_spend"], b["expected_spend"]);
            Assert.Equal(0.25 * Number(a["clv_365d"]), Number(b["clv_365d"]), 1e-9 * (1 + Number(a["clv_365d"])));
        }
    }

    [Fact]
    public async Task Run_TooFewOrdersForAModel_LeavesForecastsEmptyAndSaysWhy()
    {
        using var run = await ToolRun.RunOnAsync("customer_id,order_date,amount\na,2026-01-01,10\n");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("NotEnoughData", run.Summary().GetProperty("model").GetProperty("verdict").GetString());
        Assert.NotEmpty(run.Summary().GetProperty("model").GetProperty("warnings").EnumerateArray());
        Assert.Equal(string.Empty, run.Customer("a")["p_alive"]);
        Assert.Equal(JsonValueKind.Null, run.Summary().GetProperty("holdout").ValueKind);
    }

    [Theory]
    [InlineData("--model takes mbgnbd, bgnbd or paretonbd, not 'gompertz'.", "--model", "gompertz")]
    [InlineData("--margin takes a number above 0", "--margin", "0")]
    [InlineData("--margin takes a number above 0", "--margin", "many")]
    public async Task Run_WrongOption_SaysWhatIsRight(string message, params string[] arguments)
    {
        using var run = await ToolRun.RunAsync(arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
}
