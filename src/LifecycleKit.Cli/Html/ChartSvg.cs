using System.Globalization;
using System.Xml.Linq;
using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace LifecycleKit.Cli;

/// <summary>Draws bars and lines as SVG whose colours are those of the page, in light and in dark.</summary>
internal static class ChartSvg
{
    private const int Width = 640;
    private const int Height = 320;

    /// <summary>The height of a bar that lies, with the gap beside it.</summary>
    private const int RowHeight = 34;

    private const int WidthOfLetter = 8;

    /// <summary>Each colour stands for a variable of the style sheet, and is replaced by it in the drawing.</summary>
    private static readonly (OxyColor Color, string Variable)[] Theme =
    [
        (OxyColor.FromRgb(1, 2, 3), "--ink"), (OxyColor.FromRgb(4, 5, 6), "--line"), (OxyColor.FromRgb(11, 12, 13), "--c1"),
        (OxyColor.FromRgb(14, 15, 16), "--c2"), (OxyColor.FromRgb(17, 18, 19), "--c3"),
    ];

    private static OxyColor Ink => Theme[0].Color;

    private static OxyColor Line => Theme[1].Color;

    /// <summary>Draws bars that stand, side by side or stacked: categories are in an order, such as months.</summary>
    public static Chart Columns(string name, IReadOnlyList<string> categories, IReadOnlyList<ChartSeries> series, bool isStacked)
    {
        var model = Model();
        model.Axes.Add(Style(new CategoryAxis
        {
            Position = AxisPosition.Bottom, Key = "category", ItemsSource = categories, GapWidth = 0.3,
            MajorStep = Math.Max(1, Math.Ceiling(categories.Count / 12d)), IsTickCentered = true,
        }));
        model.Axes.Add(Style(Values(AxisPosition.Left)));
        AddBars(model, series, isStacked);
        return Draw(name, model, series, Height);
    }

    /// <summary>Draws bars that lie, the first category on top: categories have long names.</summary>
    public static Chart Bars(string name, IReadOnlyList<string> categories, IReadOnlyList<ChartSeries> series)
    {
        var model = Model();
        model.Axes.Add(Style(new CategoryAxis
        {
            Position = AxisPosition.Left, Key = "category", ItemsSource = categories, GapWidth = 0.3, IsTickCentered = true,
            StartPosition = 1, EndPosition = 0,
        }));
        model.Axes.Add(Style(Values(AxisPosition.Bottom)));
        AddBars(model, series, isStacked: false);
        // The exporter measures text with narrower letters than those of a browser.
        model.PlotMargins = new OxyThickness(
            (WidthOfLetter * categories.Max(category => category.Length)) + 12, double.NaN, double.NaN, double.NaN);
        return Draw(name, model, series, 40 + (RowHeight * categories.Count));
    }

    /// <summary>Draws lines over dates.</summary>
    /// <param name="name">The name of the chart, unique in the page, of letters and digits.</param>
    /// <param name="dates">The date of each value.</param>
    /// <param name="series">The lines.</param>
    /// <param name="mark">The beginning of the hold-out; null for none.</param>
    public static Chart Lines(
        string name, IReadOnlyList<DateTimeOffset> dates, IReadOnlyList<ChartSeries> series, DateTimeOffset? mark)
    {
        var model = Model();
        model.Axes.Add(Style(new DateTimeAxis { Position = AxisPosition.Bottom, StringFormat = "yyyy-MM" }));
        model.Axes.Add(Style(Values(AxisPosition.Left)));
        for (var i = 0; i < series.Count; i++)
        {
            var line = new LineSeries { Color = Theme[2 + i].Color, StrokeThickness = 2 };
            line.Points.AddRange(dates.Select((date, index) =>
                new DataPoint(DateTimeAxis.ToDouble(date.UtcDateTime), series[i].Values[index])));
            model.Series.Add(line);
        }

        if (mark is { } at)
        {
            model.Annotations.Add(new LineAnnotation
            {
                Type = LineAnnotationType.Vertical, X = DateTimeAxis.ToDouble(at.UtcDateTime), Color = Ink, LineStyle = LineStyle.Dash,
                Text = "hold-out", TextColor = Ink,
            });
        }

        return Draw(name, model, series, Height);
    }

    private static PlotModel Model() => new()
    {
        Culture = CultureInfo.InvariantCulture, TextColor = Ink, PlotAreaBorderColor = OxyColors.Transparent,
        Background = OxyColors.Transparent, DefaultFont = "sans-serif", DefaultFontSize = 13,
    };

    private static LinearAxis Values(AxisPosition position) =>
        new() { Position = position, Key = "value", MinimumPadding = 0, AbsoluteMinimum = 0, Minimum = 0, StringFormat = "#,0.##" };

    private static void AddBars(PlotModel model, IReadOnlyList<ChartSeries> series, bool isStacked)
    {
        for (var i = 0; i < series.Count; i++)
        {
            var bars = new BarSeries
            {
                IsStacked = isStacked, FillColor = Theme[2 + i].Color, StrokeThickness = 0, XAxisKey = "value", YAxisKey = "category",
            };
            bars.Items.AddRange(series[i].Values.Select(value => new BarItem(value)));
            model.Series.Add(bars);
        }
    }

    private static T Style<T>(T axis)
        where T : Axis
    {
        (axis.TextColor, axis.TitleColor) = (Ink, Ink);
        (axis.TicklineColor, axis.AxislineColor) = (Line, Line);
        (axis.MinorTickSize, axis.IsZoomEnabled) = (0, false);
        if (axis is not CategoryAxis and not DateTimeAxis) (axis.MajorGridlineStyle, axis.MajorGridlineColor) = (LineStyle.Solid, Line);
        return axis;
    }

    private static Chart Draw(string name, PlotModel model, IReadOnlyList<ChartSeries> series, int height)
    {
        var svg = XElement.Parse(new SvgExporter { Width = Width, Height = height, IsDocument = false }.ExportToString(model));
        // Fits the width of the page; the view box keeps the proportions.
        svg.SetAttributeValue("width", null);
        svg.SetAttributeValue("height", null);
        svg.SetAttributeValue("viewBox", FormattableString.Invariant($"0 0 {Width} {height}"));
        foreach (var element in svg.DescendantsAndSelf()) Restyle(element, name);
        return new Chart(svg.ToString(SaveOptions.DisableFormatting), [.. series.Select((one, i) => (one.Name, Theme[2 + i].Variable))]);
    }

    /// <summary>Makes the ids of a drawing unique in the page, and its colours those of the page.</summary>
    private static void Restyle(XElement element, string name)
    {
        if (element.Attribute("id") is { } id) id.Value = $"{name}-{id.Value}";
        if (element.Attribute("clip-path") is { } clip) clip.Value = clip.Value.Replace("#", $"#{name}-", StringComparison.Ordinal);
        if (element.Attribute("style") is { } style) style.Value = Themed(style.Value);
        // A variable works in a style, and not in every browser as the value of an attribute.
        if (element.Attribute("fill") is not { } fill) return;
        element.SetAttributeValue("style", $"fill:{Themed(fill.Value)}");
        fill.Remove();
    }

    private static string Themed(string text)
    {
        foreach (var (color, variable) in Theme)
        {
            text = text.Replace(
                FormattableString.Invariant($"rgb({color.R},{color.G},{color.B})"), $"var({variable})", StringComparison.Ordinal);
        }

        return text;
    }
}

/// <summary>A chart: its drawing, and the name and colour of each series.</summary>
internal sealed record Chart(string Svg, IReadOnlyList<(string Name, string Variable)> Legend);

/// <summary>A series of a chart: one value for each category or date.</summary>
internal sealed record ChartSeries(string Name, IReadOnlyList<double> Values);
