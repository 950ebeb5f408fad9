using System.Text;
using LifecycleKit.Conditions;
using LifecycleKit.Plays;
using LifecycleKit.Rfm;
using LifecycleKit.Scoring;
using LifecycleKit.Tracking;
using Microsoft.Extensions.Configuration;

namespace LifecycleKit.Hosting;

/// <summary>Reads the files that a section names: playbook, population model and cut points as JSON.</summary>
/// <param name="section">The section.</param>
/// <param name="folder">The folder to which paths are relative.</param>
/// <param name="diagnostics">Receives the errors.</param>
internal sealed class SectionFiles(IConfiguration section, string folder, List<Diagnostic> diagnostics)
{
    public void Apply(LifecycleOptions options)
    {
        options.Rfm = Model(SectionShape.RfmFile, RfmModel.Read) ?? options.Rfm;
        options.Population = Model(SectionShape.PopulationFile, PopulationModel.Read) ?? options.Population;
        if (Text(SectionShape.PlaybookFile) is { } json)
            options.SetPlaybook(SectionShape.PlaybookFile, catalog => Playbook.Load(json, catalog));
    }

    private T? Model<T>(string member, Func<string, List<Diagnostic>, T?> read)
        where T : class
    {
        if (Text(member) is not { } json) return null;
        var found = new List<Diagnostic>();
        var model = read(json, found);
        diagnostics.AddRange(DiagnosticList.Listed(found).Select(diagnostic => diagnostic.Within(member)));
        return model;
    }

    private string? Text(string member)
    {
        if (section[member] is not { Length: > 0 } name) return null;
        try
        {
            var path = Path.GetFullPath(name, folder);
            if (new FileInfo(path) is not { Exists: true } file)
                return Failed(member, DiagnosticIds.Missing, $"There is no file {ConditionText.Quoted(path)}.", "Correct the path.");
            if (file.Length > 4L * StrictJson.MaxLength)
            {
                return Failed(
                    member, DiagnosticIds.LimitExceeded, $"The file {ConditionText.Quoted(path)} has {file.Length} bytes.",
                    $"Use at most {StrictJson.MaxLength} characters.");
            }

            using var reader = new StreamReader(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
            return reader.ReadToEnd();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return Failed(
                member, DiagnosticIds.Missing, $"The file {ConditionText.Quoted(name)} cannot be read: {error.Message}",
                "Correct the path, or the file.");
        }
    }

    private string? Failed(string member, string id, string message, string suggestion)
    {
        diagnostics.Add(Diagnostic.Error(id, member, message, suggestion));
        return null;
    }
}
