namespace WorkedSolutions.Cli.Batch;

/// <summary>Files of finished variants that someone removed.</summary>
internal static class LostFiles
{
    /// <summary>Strikes out the variants whose files are not there any more, so that they are made again.</summary>
    public static void Forget(BatchPlan plan, BatchFolder folder, BatchJournal journal)
    {
        for (var i = plan.First; i < plan.End; i++)
        {
            if (!journal.Has(i))
            {
                continue;
            }

            using var entry = journal.Entry(i);
            var there = entry.RootElement.GetProperty("files").EnumerateArray().All(file => folder.Has(ManifestText.File(file)))
                && plan.Options.Platforms.All(platform => File.Exists(folder.PathOf(VariantFiles.PiecesName(i, platform))));
            if (!there)
            {
                journal.Forget(i);
            }
        }
    }
}
