select * from "observation" where "id" = $1 order by "version"
select * from "observation" where "metric_id" = $1 and "id" in (select "id" from "observation" where "metric_id" = $2 and ("version" > $3 or "late" = $4)) order by "id", "version"
