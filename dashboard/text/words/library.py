"""Words of the library: why it did not do something."""

WORDS = {
    "error.library-away": ("文档库现在不能使用：数据库没有响应，或者不能写入。什么都没有改动，请稍后再试；一直如此时请找管理员。",
                           "The library cannot be used just now: its database does not answer or cannot be written. "
                           "Nothing was changed. Please try again later, and tell the administrator if it stays so."),
    "error.library-newer": ("文档库已由新版看板升级，这个旧版不能使用；请管理员更新看板。",
                            "A newer version of the board has changed the library, and this one cannot use it. "
                            "Please ask the administrator to update the board."),
    "error.library-full": ("文档库已满：已用 {used} MB，上限 {quota} MB，没有存入。请先移除不用的文档，或请管理员提高上限。",
                           "The library is full: {used} MB of {quota} MB are used, and nothing was added. "
                           "Please remove documents that are not needed, or ask the administrator for more room."),
    "error.library-disk-full": ("数据库所在的磁盘已满，没有存入，也没有改动。请管理员腾出空间后再试。",
                                "The disk of the database is full: nothing was added or changed. "
                                "Please ask the administrator to make room, and try again."),
    "error.library-url": ("RB_DATABASE_URL 不是可用的数据库地址，应以 sqlite:/// 或 postgresql:// 开头。",
                          "RB_DATABASE_URL is no address of a database that can be used; it begins with sqlite:/// or postgresql://."),
    "error.not-editor": ("您没有存入、更正和移除文档的权限，没有改动。",
                         "You may not keep, correct or remove documents. Nothing was changed."),
    "error.document-gone": ("这份文档已不在文档库中：可能已被移除、已过期，或已成为另一份文档的新版本。",
                            "This document is no longer in the library: it was removed, has expired, or became a version of another one."),
    "error.not-kept": ("只有存入文档库的文档才能移除或有新版本；文档文件夹里的文件由管理员更换。",
                       "Only a document that was kept in the library can be removed or have a new version; "
                       "files of the documents folder are replaced by the administrator."),
    "error.library-not-empty": ("没有导入：这个文档库不是空的。请用 RB_DATABASE_URL 指定一个空的数据库再导入。",
                                "Nothing was imported: this library is not empty. Please name an empty database in RB_DATABASE_URL."),
    "error.backup-damaged": ("没有导入：备份不完整或已损坏（{file}）。",
                             "Nothing was imported: the backup is incomplete or damaged ({file})."),
    "error.backup-newer": ("没有导入：备份由新版看板写出，请先更新看板。",
                           "Nothing was imported: a newer version of the board has written this backup. Please update the board first."),
    "error.export-not-empty": ("没有导出：文件夹不是空的，请指定一个新的文件夹。",
                               "Nothing was exported: the folder is not empty. Please name a new one."),
    "error.export-not-written": ("导出没有完成：文件夹写不进去（{reason}），里面已有的文件不是完整的备份。",
                                 "The export is not complete: the folder cannot be written ({reason}). What is in it is no backup."),
    "library.exported": ("已导出 {count} 份文档。", "{count:document|documents} exported."),
    "library.imported": ("已导入 {count} 份文档。", "{count:document|documents} imported."),
}  # fmt: skip
