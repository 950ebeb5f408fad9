using System.Globalization;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Legends;
using OxyPlot.Series;

namespace LifecycleKit.Cli;

/// <summary>Draws bars and lines as SVG whose colours are those of the page, in light and in dark.</summary>
internal static class ChartSvg
{
    private const int Width = 760;
    private const int Height = 320;

    /// <summary>Each colour stands for a variable of the style sheet, and is replaced by it in the drawing.</summary>
    private static readonly (OxyColor Color, string Variable)[] Theme =
    [
        (OxyColor.FromRgb(1, 2, 3), "--ink"), (OxyColor.FromRgb(4, 5, 6), "--line"), (OxyColor.FromRgb(11, 12, 13), "--c1"),
        (OxyColor.FromRgb(14, 15, 16), "--c2"), (OxyColor.FromRgb(17, 18, 19), "--c3"),
    ];

    private static OxyColor Ink => Theme[0].Color;

    private static OxyColor Line => Theme[1].Color;

    /// <summary>Draws series as bars side by side or stacked, over categories.</summary>
    public static string Bars(
        IReadOnlyList<string> categories, IReadOnlyList<(string Name, IReadOnlyList<double> Values)> series, bool isStacked, string unit)
    {
        var model = Model(series.Count > 1);
        model.Axes.Add(Style(new CategoryAxis
        {
            Position = AxisPosition.Bottom, Key = "category", ItemsSource = categories, GapWidth = 0.3,
            MajorStep = Math.Max(1, Math.Ceiling(categories.Count / 12d)), IsTickCentered = true,
        }));
        model.Axes.Add(Style(new LinearAxis { Position = AxisPosition.Left, Key = "value", MinimumPadding = 0, AbsoluteMinimum = 0, Title = unit }));
        for (var i = 0; i < series.Count; i++)
        {
            var bars = new BarSeries
            {
                Title = series[i].Name, IsStacked = isStacked, FillColor = Theme[2 + i].Color, StrokeThickness = 0,
                XAxisKey = "value", YAxisKey = "category",
            };
            bars.Items.AddRange(series[i].Values.Select(value => new BarItem(value)));
            model.Series.Add(bars);
        }

        return Svg(model);
    }

    /// <summary>Draws lines over dates.</summary>
    public static string Lines(
        IReadOnlyList<DateTimeOffset> dates, IReadOnlyList<(string Name, IReadOnlyList<double> Values)> series, DateTimeOffset? mark, string unit)
    {
        var model = Model(true);
        model.Axes.Add(Style(new DateTimeAxis { Position = AxisPosition.Bottom, StringFormat = "yyyy-MM" }));
        model.Axes.Add(Style(new LinearAxis { Position = AxisPosition.Left, AbsoluteMinimum = 0, Title = unit }));
        for (var i = 0; i < series.Count; i++)
        {
            var line = new LineSeries { Title = series[i].Name, Color = Theme[2 + i].Color, StrokeThickness = 2 };
            line.Points.AddRange(dates.Select((date, index) => new DataPoint(DateTimeAxis.ToDouble(date.UtcDateTime), series[i].Values[index])));
            model.Series.Add(line);
        }

        if (mark is { } at)
        {
            model.Annotations.Add(new OxyPlot.Annotations.LineAnnotation
            {
                Type = OxyPlot.Annotations.LineAnnotationType.Vertical, X = DateTimeAxis.ToDouble(at.UtcDateTime), Color = Ink,
                LineStyle = LineStyle.Dash, Text = "hold-out", TextColor = Ink,
            });
        }

        return Svg(model);
    }

    private static PlotModel Model(bool hasLegend)
    {
        var model = new PlotModel
        {
            Culture = CultureInfo.InvariantCulture, TextColor = Ink, PlotAreaBorderColor = OxyColors.Transparent,
            Background = OxyColors.Transparent, DefaultFont = "sans-serif", DefaultFontSize = 13,
        };
        if (hasLegend)
        {
            model.Legends.Add(new Legend
            {
                LegendPosition = LegendPosition.TopRight, LegendPlacement = LegendPlacement.Outside,
                LegendOrientation = LegendOrientation.Horizontal, LegendTextColor = Ink,
            });
        }

        return model;
    }

    private static T Style<T>(T axis)
        where T : Axis
    {
        (axis.TextColor, axis.TicklineColor) = (Ink, Line);
        (axis.AxislineColor, axis.TitleColor) = (Line, Ink);
        if (axis.Position == AxisPosition.Left) (axis.MajorGridlineStyle, axis.MajorGridlineColor) = (LineStyle.Solid, Line);
        return axis;
    }

    private static string Svg(PlotModel model)
    {
        var svg = new SvgExporter { Width = Width, Height = Height, IsDocument = false }.ExportToString(model);
        foreach (var (color, variable) in Theme)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"#{color.R:x2}{color.G:x2}{color.B:x2}");
            svg = svg.Replace(text, $"var({variable})", StringComparison.OrdinalIgnoreCase);
        }

        // Fits the width of the page; the view box keeps the proportions.
        return svg.Replace(
            FormattableString.Invariant($"width=\"{Width}\" height=\"{Height}\""), FormattableString.Invariant($"viewBox=\"0 0 {Width} {Height}\""),
            StringComparison.Ordinal);
    }
}
